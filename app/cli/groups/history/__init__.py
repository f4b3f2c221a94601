"""`samsyn history`: who did what, and whether anything has been tampered with."""

from app.cli.groups.history import exporting, listing, noting, verifying
from app.cli.groups.history.group import group

__all__ = ["exporting", "group", "listing", "noting", "verifying"]
