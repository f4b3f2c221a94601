"""Files that belong to a request: offers, assessments, minutes."""
