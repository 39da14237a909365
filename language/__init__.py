"""Polish: text, terms, money, names, the inflected forms of units."""
