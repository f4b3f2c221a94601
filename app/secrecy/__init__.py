"""What is told to whom: classes of fields, and reading without an account."""
