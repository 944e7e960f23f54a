"""Cables for other people's tools: TEI, HTML, citations, the terminal."""
