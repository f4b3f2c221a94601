"""One request on one screen."""
