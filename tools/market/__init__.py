"""The parts of tools/make-market."""
