"""Many cables as data."""
