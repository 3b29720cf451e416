-- Made at the first query for a field: which values (numbered in Python) an event has.
create table facts (
    value integer not null,
    event integer not null,
    primary key (value, event)
) without rowid;
