"""What processes cost: CPU time, which other work on the machine changes least."""

import psutil


def cpu_seconds(process: psutil.Process) -> float:
    """Return the CPU seconds of a process: its threads, and its children, also those that ended."""
    own = process.cpu_times()
    seconds = own.user + own.system + own.children_user + own.children_system
    for child in process.children():
        try:
            times = child.cpu_times()
        except psutil.NoSuchProcess:
            continue
        seconds += times.user + times.system
    return float(seconds)
