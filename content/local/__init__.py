"""The municipal editor's own part: desks, notes, extra moments and pages of a municipality, kept true in minutes."""
