"""Versions of the tables, and the way from each to the next.

The version lies in the database as ``user_version``. A new database is made from today's tables at once; an older one
goes through ``vNNNN.upgrade()`` of every version in between (``runner``, which loads Alembic only then).
"""

VERSION = 2
"""Version that this program reads and writes."""
