"""What pages and API show of a process: pure functions from a reading to data, nothing written."""
