"""``sejuk simulate``: phones, faults and a real server, and a judge who counts what was lost, doubled or falsely sent."""

from sejuk.config.simulate.command import add_verb as add_verb
