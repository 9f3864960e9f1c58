"""The journey itself: contact moments per phase, group and route, put in order for one reader; every picture.

List and file draws from it.
"""
