"""The textbook model of a dataset, for general solvers: a time-expanded network flow, day by day, in whole quantities.

Each good flows through a network of places and days; what all goods share (links, sites, money, people) is limited by
rows of its own. Only the linear relaxation is written: quantities may be parts of a unit, and minimum lots are left
out. It shares no code with the planner.
"""
