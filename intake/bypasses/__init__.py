"""Purchases that went round the process."""
