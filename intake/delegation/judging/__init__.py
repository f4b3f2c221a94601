"""One decision held against what the board's order says: conforms, why, and flags A to F."""
