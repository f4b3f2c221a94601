"""The history: what was done to each row, chained, read, verified and taken back."""
