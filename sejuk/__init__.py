"""Sejuk: the Cooling System of election-peace community policing, as software for peace and not for surveillance."""

__version__ = "0.1.0"
