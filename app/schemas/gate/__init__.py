"""The shapes of the gate."""
