"""The outward faces of the journey, for paper and partners: poster and sheets as PDF, and open data in versions."""
