"""Pages, words and questions as JSON beside the journey, and the description of the whole: for programs of partners."""
