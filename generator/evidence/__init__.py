"""Evidence: records joined, and what follows from them by rule. Each rule is one module."""
