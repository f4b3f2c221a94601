"""The *beslutsunderlag*: all that a decision rests on, as one value that can be archived."""
