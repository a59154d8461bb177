"""Editions of the templates: edited by custodians as data, published, taken up by outputs."""
