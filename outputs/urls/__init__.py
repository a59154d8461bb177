"""The addresses of this room: pages and REST API."""
