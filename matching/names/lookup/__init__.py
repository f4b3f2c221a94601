"""What is like one name, from an index in memory."""
