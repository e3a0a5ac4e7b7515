"""Wires everything: settings, addresses, reactions, schedule, command line."""
