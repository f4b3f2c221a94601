"""The same-product detector against its peers: time, memory, quality and growth."""
