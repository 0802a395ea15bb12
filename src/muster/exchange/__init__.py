"""Hands results to other programs, in forms that they know."""
