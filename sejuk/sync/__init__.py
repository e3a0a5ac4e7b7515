"""The phones' door: devices, push, pull, uploads."""
