"""A folder of cables as a site: a page for each, and lists by date, post and TAG; no server is needed."""
