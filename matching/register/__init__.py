"""The register as the detector sees it, kept in memory and following the history."""
