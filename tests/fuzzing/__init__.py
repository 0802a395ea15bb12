"""Coverage-guided fuzzing of the readers of texts: `python -m tests.fuzzing --seconds 600`."""
