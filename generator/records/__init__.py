"""The records: frozen data that editors write, and the few things that travel with it; no input, no output."""
