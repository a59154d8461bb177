"""Signing in: what is asked, what is refused, what is written down."""
