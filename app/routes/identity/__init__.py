"""Who calls: themselves, their keys, and signing in and out."""
