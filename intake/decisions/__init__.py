"""The process decision: by whom, on exactly what, with which conditions."""
