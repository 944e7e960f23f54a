"""The telegram as XML."""
