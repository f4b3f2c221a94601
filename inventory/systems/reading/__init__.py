"""Entries as they are read: cards, lists, and what is derived."""
