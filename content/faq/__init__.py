"""The questions newcomers ask, each with a short and a longer answer: for readers, partners and search engines."""
