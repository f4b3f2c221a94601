"""How much speaks for a pair of names, and what speaks against it."""
