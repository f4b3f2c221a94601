"""The board's own track: what its delegates decided, never merged with the process decision."""
