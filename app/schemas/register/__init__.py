"""What hangs on the systems of the register, taken in and given out."""
