"""The decision basis as a Word file, in our own template or the municipality's."""
