"""Pictures, documents, sound and film for the pages: for readers who read little, and for the editors who add them."""
