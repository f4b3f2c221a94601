"""The threads that calls are answered in."""

from concurrent.futures import ThreadPoolExecutor

THREADS = ThreadPoolExecutor(16, "operation")
"""Of our own: anyio's cost twice as much per call."""

PROVIDER_THREADS = ThreadPoolExecutor(4, "provider")
"""For what may have to wait for the identity provider: nobody else does."""
