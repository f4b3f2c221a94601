"""Which names are compared: without looking at every pair."""
