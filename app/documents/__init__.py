"""Values → files that people open: CSV, XLSX."""
