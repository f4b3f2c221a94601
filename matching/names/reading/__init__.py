"""Names as the register writes them, made comparable."""
