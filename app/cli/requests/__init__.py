"""Requests as people work with them in a terminal."""
