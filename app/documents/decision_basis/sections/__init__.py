"""What each part of the decision basis says, in words for those who decide and those who check."""
