"""Systems and what lies below them."""
