"""Going through what waits: each request is shown, and somebody says what becomes of it."""
