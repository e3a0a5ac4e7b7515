"""The browsers' door: the chain's pages."""
