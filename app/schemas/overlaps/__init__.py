"""Overlaps as they are given out, and the verdicts that are taken in."""
