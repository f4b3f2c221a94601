"""The register: systems, their use by units, functions, units, contracts, merging."""
