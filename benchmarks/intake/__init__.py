"""How well lists are read and matched: figures on the public data beside the project."""
