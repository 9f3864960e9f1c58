"""What every translated thing shares: which language a reader gets, who made a text and who checked it.

And the files it came from.
"""
