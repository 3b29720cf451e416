"""The page of keys in the documentation is the table of keys."""

from scripts import keys


def test_the_page_of_keys_is_made_from_the_table() -> None:
    assert keys.PAGE.read_text(encoding="utf-8") == keys.page(), "python -m scripts.keys writes it again"
