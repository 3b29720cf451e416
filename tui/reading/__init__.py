"""Files to records, with every mistake found at once and placed."""
