"""How fast and how good Samsyn is, side by side with others; `make bench`."""
