"""The use cases, one file each; they only say what happens in which order."""
