"""What might meet a need: systems that are there, and other requests; each is to be answered."""
