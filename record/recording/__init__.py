"""The session that writes the history itself, and what it is made of."""
