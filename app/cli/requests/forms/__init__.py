"""The steps of the process as forms: what each field is called, and how it is read."""
