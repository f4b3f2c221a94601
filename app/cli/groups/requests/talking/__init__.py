"""What people say to each other, and answer of what is there already."""

from app.cli.groups.requests.talking import answering, asking, saying

__all__ = ["answering", "asking", "saying"]
