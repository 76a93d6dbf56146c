"""Training of networks, and the records of what was measured."""
