-- What is known of people beside their names, made when somebody is asked for by more than a name: the folded words of
-- posts, offices and delegations, each behind a space. Who has none has no row; the country stands in the record.
create table about (
    person integer primary key references people (key),
    words text not null
);
