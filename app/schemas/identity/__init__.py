"""Who calls, taken in and given out."""
