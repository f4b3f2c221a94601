"""Ours and the peers' ways to find one product under two names, side by side."""
