"""A made-up municipality: its systems, its register, and a file that it sends."""
