"""The planner on tiny worlds whose plans can be checked by hand."""
