"""What the rows of each kind of file mean to the register."""
