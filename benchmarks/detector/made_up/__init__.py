"""Made-up systems and needs, told as departments tell them; the same ones every time."""
