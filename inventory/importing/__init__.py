"""From the files that departments send to rows of the register."""
