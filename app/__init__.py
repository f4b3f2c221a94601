"""Everything that faces outward."""
