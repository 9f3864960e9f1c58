"""The pages newcomers read: home, sections and topics, each written per language with the same blocks."""
