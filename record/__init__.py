"""Who did what, and what remains to be done; knows nothing of systems or requests."""
