"""What people concluded about overlaps."""
