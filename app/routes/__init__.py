"""The REST API: translates, decides nothing."""
