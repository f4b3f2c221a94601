"""How the command line speaks: Swedish help, tables, JSON, and what went wrong."""
