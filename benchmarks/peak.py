"""The memory that a process has used at most."""

import resource
from pathlib import Path


def peak_megabytes() -> int:
    """Return what this process has used at most; the parent's share is not counted."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def peak_megabytes_of_others() -> int:
    """Return the most that one process has used of those that this one began and saw end."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
