"""Find the tables in a sheet: where the header stands, which rows are data, and what the columns mean."""
