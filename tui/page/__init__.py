"""What there is to say, in words: pages of records, lists, meetings, with no screen attached."""
