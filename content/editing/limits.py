"""How plain our Dutch must be: the limits of the readability check, in one place.

They are ours, chosen for level A2; no official definition of A2 can be measured. A line with a source says whence.
"""

MEAN_WORDS = 10  # words per sentence, the mean of a page
MOST_WORDS = 15  # words in one sentence
MANY_WORDS = 12  # more is a warning: Direct Duidelijk asks for 12 (NRC, 30 October 2019)
MOST_COMMAS = 1  # in one sentence: Direct Duidelijk
MOST_SENTENCES = 4  # in one paragraph; a question and its answer count as one
LEAST_FLESCH = 70  # Flesch-Douma of a page; 70 to 80 is fairly easy
MOST_PASSIVE = 0.1  # share of the sentences of a page
MOST_LETTERS = 14  # of a word that the glossary does not explain
CAPITALS = 2  # so many in a word make it an abbreviation
