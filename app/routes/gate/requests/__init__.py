"""Requests: written, answered, taken further, decided."""
