"""The header scanner: what a line is, and which field it continues."""
