"""A cable as a page for reading, and in notebooks."""
