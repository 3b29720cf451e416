-- What person search needs, made at the first search. Everything is folded by tui.model.names, so the tokenizer only parts.

-- Every name of everybody, ordered by person: whoever is at most events comes first in every answer.
create table names (
    number integer primary key,
    person integer not null references people (key),
    written text not null,
    folded text not null,
    initials text not null
);
create index names_by_person on names (person);
create index names_by_fold on names (folded);
create index names_by_initials on names (initials);

-- `written` is the name in its own script, where that is not ASCII.
create virtual table names_text using fts5 (
    folded, written,
    content = '', columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);
