"""A believable month before an election: one Polres, three Polsek, real villages, invented people. Same day, same demo."""
