"""One module per header field: how it is read and how it is written."""
