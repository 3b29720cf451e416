"""The error of a text that is not a date."""

from __future__ import annotations

from contextvars import ContextVar


class DateError(ValueError):
    """
    A text is not a date.

    `args[0]` says what is wrong and what is expected; `offset` is the place in the text, a 0-based code point.
    """

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


quiet: ContextVar[bool] = ContextVar("quiet", default=False)
"""Whether nobody will read why a text is no date."""


def explain(part: str, offset: int, whole: str) -> DateError:
    """Say what is wrong with `part`, which stands at `offset` of `whole` and is not a date, a choice or an open end."""
    if quiet.get():
        return DateError("", offset)
    from tui.model import edtf_mistakes  # its messages are many, and most files have no mistake

    return edtf_mistakes.explain(part, offset, whole)
