"""Indonesian text: what may not stand in a record, found by the same rules as on the phone (guard.json)."""
