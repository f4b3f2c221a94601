"""One call: who makes it, on what, and what a handler can do in it."""
