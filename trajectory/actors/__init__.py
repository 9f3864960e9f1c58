"""Who a newcomer meets: organisations, municipalities and how to reach them."""
