"""Erasing a person: the texts go, the commitments and the chain stay."""
