"""The outward faces of the journey, for paper and partners: sheets as PDF, open data in versions, and the API."""
