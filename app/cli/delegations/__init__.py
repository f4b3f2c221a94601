"""The boards' delegation orders as the command line shows them."""
