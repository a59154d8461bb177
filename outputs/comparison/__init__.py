"""Comparing: what changed between two versions, on the page, as a PDF, row by row."""
