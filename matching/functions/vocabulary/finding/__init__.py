"""How the vocabulary's words are found in a text, and what they are worth where they stand."""
