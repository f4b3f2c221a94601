"""The way of a request: which transitions there are, and what each takes."""
