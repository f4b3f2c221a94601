"""Changing what an entry says."""
