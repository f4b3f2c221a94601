"""How fast the register is, as ratios to a bare server in the same run."""
