"""Verbs that make one cable, or one text, from others."""
