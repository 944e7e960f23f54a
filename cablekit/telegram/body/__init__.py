"""The body scanner: text below the header, cut into sections, paragraphs and items."""
