-- Made at the first query with words, folded by tui.model.names.

-- What an event says and the names of its place, series and organizations; the people are found by their names.
create virtual table events_text using fts5 (
    folded, written,
    content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
);
