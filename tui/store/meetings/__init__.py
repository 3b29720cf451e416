"""Who met whom, and how surely."""
