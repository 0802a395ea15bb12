"""The one place that holds the version of Muster."""

__version__ = "0.1.0"
