"""My dates: from the dates a newcomer knows to the dates that follow from them; nothing that is typed is stored."""
