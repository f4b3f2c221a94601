"""What somebody may not see: in what they write, and in the history that they read."""
