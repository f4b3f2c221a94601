"""Requests as they are read: everything about each, and as it is given out."""
