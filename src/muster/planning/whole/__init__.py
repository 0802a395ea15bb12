"""Whole-unit search for small cases: the best whole-unit plan of a priority and its bound, by branch and cut."""
