"""What is told to people who steer."""
