"""How a call is answered: by which handler, in which thread, in which transaction."""
