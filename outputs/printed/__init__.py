"""The fixed words of printed documents in the six official languages: data here, reading in `outputs.pdf_say`."""
