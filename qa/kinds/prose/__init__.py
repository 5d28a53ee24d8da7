"""What only the text of a ficha tells: its own sentences, terms, reasons, findings, summaries."""
