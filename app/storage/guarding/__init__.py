"""What keeps the history from being changed, besides its chain: the database's own guards."""
