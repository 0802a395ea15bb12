"""Comparing, by hand."""
