"""Rows straight to and from the driver, where there are thousands of them."""
