"""The independent judge: re-checks any plan against its dataset by the contract alone, whoever made it."""

from muster.verifying.judging import verify, verify_rows

__all__ = ["verify", "verify_rows"]
