"""A department's request on its way through the process."""
