"""A request at the gate, its parts, and what is done with it."""
