"""The encrypted workspace on disk: tables, unit of work, history, vault, backup."""
