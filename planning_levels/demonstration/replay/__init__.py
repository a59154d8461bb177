"""What the walk-through case tells beyond the day of the demonstration. All of it is assumption."""
