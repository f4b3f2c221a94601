"""How one operation of the API is answered: the same order of checks, one transaction, for all."""
