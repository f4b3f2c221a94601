"""The identity provider: how to ask it, and what it says of people."""
