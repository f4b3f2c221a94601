"""The gate: requests on their way through the process, and what stands beside it."""
