"""A need in a department's own words, against everything that could already meet it."""
