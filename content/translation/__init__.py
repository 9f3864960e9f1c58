"""The translators' desk: what to translate next, the Dutch beside it, and texts that go live per language."""
