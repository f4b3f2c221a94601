"""What the API takes in (…In) and documents as given out (…Out)."""
