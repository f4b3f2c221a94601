"""Systems: what is used here, by whom, for what, and what is known about it."""
