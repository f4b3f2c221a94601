"""Swedish as departments write it: words, their stems and parts, and what a sentence denies."""
