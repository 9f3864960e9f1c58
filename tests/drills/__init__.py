"""Drills: long runs that are no part of `make test`, each with a target of its own in the Makefile."""
