"""The errors that a user meets: one line with what, the value and the remedy."""

from collections.abc import Iterable
from difflib import get_close_matches


class UsageError(ValueError):
    """A wrong request; its message is the one line that the user reads."""


def unknown(what: str, name: str, known: Iterable[str], remedy: str) -> UsageError:
    """Error for a name that answers to nothing, with the nearest known names."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.4)
    hint = f"; nearest: {', '.join(near)}" if near else ""
    return UsageError(f"unknown {what} {name!r}{hint}; {remedy}")
