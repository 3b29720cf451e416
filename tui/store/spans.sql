-- Made at the first query: when every event was and how many people took part, in rows so narrow that all of them are read in milliseconds.
create table spans (
    rank integer primary key,
    earliest_start integer not null,
    latest_start integer not null,
    earliest_end integer not null,
    latest_end integer not null,
    qualified integer not null,
    people integer not null
);
