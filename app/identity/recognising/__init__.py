"""Who makes a call: what it brings, and whom that speaks for."""
