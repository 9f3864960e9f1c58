"""Amounts, terms, phone numbers and dates as named facts with source and date.

One truth inside the texts of every language.
"""
