"""Made-up product names, and the ways that people write them again."""
