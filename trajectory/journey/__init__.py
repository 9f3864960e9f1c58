"""The journey itself: contact moments per phase, group and route, put in order for one reader; every picture, list and file draws from it."""
