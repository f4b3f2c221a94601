"""Sample data: what is of it, and how it is cleared away."""
