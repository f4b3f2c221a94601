"""The register: systems and what lies below them, units, people, functions, contracts."""
