"""One product entered twice: under another spelling, vendor prefix, version, nickname or alias."""
