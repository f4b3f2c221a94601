"""What is said of a request on its way."""
