"""The API as a program calls it: typed, patient, and with problems that people can read."""
