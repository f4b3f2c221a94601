"""The threads that calls are answered in."""

from concurrent.futures import ThreadPoolExecutor

THREADS = ThreadPoolExecutor(16, "operation")
"""Of our own: anyio's cost twice as much per call."""
