"""The telegram as text: scanned into spans, read into values, rendered into pieces, written as text."""
