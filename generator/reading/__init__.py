"""Reading: from text files to records, every problem with its place."""
