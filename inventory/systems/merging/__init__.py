"""Two entries that are one product: what follows where."""
