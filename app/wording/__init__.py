"""What people read, made of values: numbers and sentences in Swedish, wherever they are shown."""
