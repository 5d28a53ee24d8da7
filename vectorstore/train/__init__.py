"""Makes the bundled model from text that this project wrote: `make model`."""
