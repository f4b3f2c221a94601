"""Which systems do the same job, and why."""
