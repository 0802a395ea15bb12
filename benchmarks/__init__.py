"""How good and how fast the plans are, measured on datasets of growing size."""
