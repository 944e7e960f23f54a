"""The command line: one module per command, each with a `run` that takes the options; `main` parses them."""
