"""The words that files use for what the register keeps."""
