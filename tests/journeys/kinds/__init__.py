"""Missions of different kind, invented: their registers as data, and how they are loaded over the API."""
