"""Mandate, assumptions, frameworks and exit: what is watched, and who answers."""
