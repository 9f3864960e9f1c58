"""Hard words, explained where they stand and in one list: for readers who meet them in letters."""
