"""“Must I do civic integration?”: questions, answers and outcomes, for people who do not know whether they must."""
