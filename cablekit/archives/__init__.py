"""What the archives publish, read into cables: one module per form, with `recognise` and a reader."""
