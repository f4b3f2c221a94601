"""Accounts at the identity provider, and the people behind them."""
