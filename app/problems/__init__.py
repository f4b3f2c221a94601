"""Telling a caller what went wrong, in Swedish (RFC 9457)."""
