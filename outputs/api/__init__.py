"""The REST API of this room: views and the shapes of what they take and give."""
