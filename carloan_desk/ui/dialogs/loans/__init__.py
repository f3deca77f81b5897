"""Dialogs of the time after the loan."""
