"""The independent judge: re-checks any plan against its dataset by the contract alone, whoever made it."""

from muster.verifying.judging import verify, verify_rows
from muster.verifying.tables import Tables

__all__ = ["Tables", "verify", "verify_rows"]
