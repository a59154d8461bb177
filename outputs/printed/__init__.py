"""Fixed words of printed documents in the six official languages: read by `outputs.printing.say`."""
