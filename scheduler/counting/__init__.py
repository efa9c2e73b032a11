"""Answers are counted in groups: who is counted when, and what may be shown of it.

Pure: no database, no clock, and the lot is a parameter. The rules and their numbers are those of
docs/anonymity.md.
"""
