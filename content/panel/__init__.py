"""Newcomers test a text before or after it is published, by a private link; editors see which sentences fail."""
