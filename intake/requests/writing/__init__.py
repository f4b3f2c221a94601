"""Writing in a request: its steps, and the answers to what might meet its need."""
