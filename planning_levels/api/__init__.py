"""The REST API of the room of the levels: one file a family of addresses."""
