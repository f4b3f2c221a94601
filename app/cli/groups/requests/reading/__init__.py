"""What waits, what one request is, and what belongs to it, on the screen or as files."""

from app.cli.groups.requests.reading import listing, saving, showing, working

__all__ = ["listing", "saving", "showing", "working"]
