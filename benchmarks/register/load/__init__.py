"""Keeping a server busy, and what that costs it."""
