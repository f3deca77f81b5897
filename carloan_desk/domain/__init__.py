"""The rules of car finance. Pure Python: no Qt, no SQL, no clock."""
