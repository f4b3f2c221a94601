"""The process that a request follows: data with a version, and what it demands of which answers."""
