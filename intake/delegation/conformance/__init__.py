"""The boards' orders side by side, held against what the municipality's process says (F13, F15)."""
