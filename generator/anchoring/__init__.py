"""Anchoring: from selectors to passages, and back."""
