"""From the records of a file to the rows of a table, and what people ought to know about them."""
