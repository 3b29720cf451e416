-- A timeline as the program asks it. Texts in here are safe to show; `raw` is a record as written, where that differs.

-- Events are numbered in order of time: a rank is a row id, a sorted run of ranks is a filtered set.
create table events (
    rank integer primary key,
    id text not null unique,
    body text not null,
    raw text
);

-- What drawing asks of hundreds of events at once, so that no body has to be read for it (`labels.py`). A title is in the
-- language of the timeline, or says in which it is; `titles`, as JSON, are those in languages, null where it is in one.
create table labels (
    rank integer primary key,
    title text not null,
    width integer not null,
    shared integer not null,
    titles text,
    date text not null,
    kind text,
    status text,
    basis text,
    parents text  -- ranks, as JSON
);

-- People, organizations, places, series and sources, in the order written; before them the events that recur, of which
-- only the occurrences are among the events.
create table records (
    number integer primary key,
    kind text not null,
    id text not null,
    body text not null,
    raw text,
    unique (kind, id)
);

-- Everybody: those with an entry, and one for each name that stands only in a list of participants (id is null).
-- Keys begin at 0 with whoever is at most events, so that the order of keys is the order of an unasked list.
create table people (
    key integer primary key,
    id text unique,
    name text not null,
    events integer not null
);
create unique index people_named_only on people (name) where id is null;

create table participants (
    person integer not null references people (key),
    event integer not null references events (rank),
    primary key (person, event)
) without rowid;

-- Which events an organization, place, series or source occurs in; of an event: its parts, and those of its occurrences;
-- of a "rule", which is an event that recurs: its occurrences.
create table occurrences (
    kind text not null,
    id text not null,
    event integer not null references events (rank),
    primary key (kind, id, event)
) without rowid;

-- Saved views as written, in the order written; their texts are not safe to show.
create table views (
    number integer primary key,
    name text not null unique,
    raw text not null
);

-- What of the files is left out, because it is wrong: the kind of a record, or of what else it is, and its id.
create table left_out (
    what text not null,
    id text not null
);

-- The kinds of all events: drawing needs them before anything is asked of a kind.
create table kinds (
    kind text primary key
) without rowid;
