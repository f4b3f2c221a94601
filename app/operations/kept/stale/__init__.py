"""Which kept cards a change makes stale."""
