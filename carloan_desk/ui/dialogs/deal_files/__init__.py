"""Parts of the window over the files of a deal: the list of them, the page that is looked at."""
