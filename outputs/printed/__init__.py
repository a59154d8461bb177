"""Fixed words of printed documents in the six official languages: data here, read by `outputs.pdf_say`."""
