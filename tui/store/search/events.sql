-- Made at the first query with words, folded by tui.model.names.

-- `title` in every language, each between breaks; `folded` what else an event says and the names of its place, series and organizations; the people are found by their names.
create virtual table events_text using fts5 (
    title, folded, written,
    content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
);
