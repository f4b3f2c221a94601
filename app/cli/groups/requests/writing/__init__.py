"""What is written in a request: the need, its steps, its files."""

from app.cli.groups.requests.writing import attaching, entering, stepping

__all__ = ["attaching", "entering", "stepping"]
