"""What an editor sees first: what needs them today, where the site has holes, and the site as a reader sees it."""
