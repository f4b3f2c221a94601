"""The outermost layer: what is too large or ambiguous stops here, and every answer is marked."""
