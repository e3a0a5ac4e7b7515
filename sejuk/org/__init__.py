"""Who, where and when: areas, units, officers, postings, and who may do what."""
