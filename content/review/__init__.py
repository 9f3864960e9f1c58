"""Two pairs of eyes for editors: what is national goes live when a second person approved it, alone or in a bundle."""
