"""What the archives publish, read into cables: one module for each form, all with `recognise` and `read`."""
