"""Readers of what a text states: amounts, quantities with units, sums of money, dates. Pure, and never guessing.

They read the forms of many countries and languages. What a text leaves open stays open in what they give back; a text
that states nothing gives None. No text makes them fail.
"""
