"""How fast the detector is: functional groups, needs, changes and the overlap report."""
