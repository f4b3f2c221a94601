"""Which unit or system of the register a row is about."""
