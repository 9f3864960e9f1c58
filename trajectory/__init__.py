"""The journey as data: every contact moment with DUO, COA, IND and the municipality, for newcomers and partners."""
