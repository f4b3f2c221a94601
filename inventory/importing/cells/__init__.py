"""From what a cell says to what it means."""
