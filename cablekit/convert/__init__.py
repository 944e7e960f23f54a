"""Many cables at once: the batch."""
