"""Records to a Timeline in SQLite; people search."""
