"""How fast decisions are taken at the gate, and kept."""
