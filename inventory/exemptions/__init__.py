"""What may stay beside a common solution."""
