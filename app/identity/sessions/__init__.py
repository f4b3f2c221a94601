"""Who is signed in, in which browser, and what their browser may be used for."""
