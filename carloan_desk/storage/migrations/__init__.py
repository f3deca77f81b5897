"""Versions of the tables, and the way from each to the next."""

VERSION = 1
"""Version that this program reads and writes; kept in the database as ``user_version``."""
