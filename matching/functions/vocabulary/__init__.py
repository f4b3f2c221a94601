"""The words that functions are found by, and how they are found in a text."""
