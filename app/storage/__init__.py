"""Where the register lies: its tables, its databases, and what they begin with."""
