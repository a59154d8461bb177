"""The REST API of people and bodies."""
