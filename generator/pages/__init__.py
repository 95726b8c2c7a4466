"""Pages: what each page says (views, plain values) and how it looks (templates)."""
