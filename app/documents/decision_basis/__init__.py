"""The decision basis as documents: the same words as a PDF and as a Word file."""
