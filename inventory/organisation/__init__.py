"""The organisation: a tree of units, and who answers for each."""
