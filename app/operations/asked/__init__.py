"""What a call asks: its body, its parameters, its page."""
