"""The overlaps in the register: who does the same job, what it costs, and where to begin."""
