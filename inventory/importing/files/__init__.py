"""From bytes to records of text, whatever kind of table file the bytes are."""
