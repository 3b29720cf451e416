-- Only where the database is a file: what is made once beside the records and tables, as bytes. Long values are read
-- twice as quickly from a table with row ids.
create table kept (
    name text primary key,
    value blob not null
);
