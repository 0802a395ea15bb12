"""Benchmarks of intake: what is read, and what is recognised, in lists as partners send them."""
