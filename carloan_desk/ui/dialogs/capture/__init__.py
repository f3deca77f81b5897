"""Parts of the form for a new client: the message it is read from, what was found in it, who is known already."""
