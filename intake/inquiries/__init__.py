"""Questions to other departments and to systems' managers, with their own answers."""
