"""The pages of the site and the desks of the people who write them."""
