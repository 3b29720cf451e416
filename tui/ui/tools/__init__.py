"""What one types into: person search, query prompt, facets, forms."""
