"""Every sentence that a person reads: a message id with values, looked up by gettext."""

from muster.language.speaking import plural, say, speak

__all__ = ["plural", "say", "speak"]
