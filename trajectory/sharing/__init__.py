"""The outward faces of the journey, for paper and partners: the poster and the conversation sheet as PDF, and JSON."""
