"""What waits for a person, across all missions that they see."""
