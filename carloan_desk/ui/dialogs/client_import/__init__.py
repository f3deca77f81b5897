"""The steps of the import of clients: a file, its columns, what would happen."""
