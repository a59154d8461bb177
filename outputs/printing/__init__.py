"""Printing: frozen content into the HTML of a document, its PDF, and the process that makes it."""
