"""What is agreed with whom: vendors and contracts."""
