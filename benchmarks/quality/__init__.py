"""How well the detector finds what does the same job: fixed thresholds, labelled registers."""
