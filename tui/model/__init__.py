"""The domain: pure values. No files, no database, no screen."""
