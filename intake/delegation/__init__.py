"""What the boards' delegation orders say of buying systems, held against the process."""
