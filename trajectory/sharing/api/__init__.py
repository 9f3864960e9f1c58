"""The journey as JSON for the programs of partners: read-only, in every language, with where each text comes from."""
