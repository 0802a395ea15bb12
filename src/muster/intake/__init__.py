"""Lists as they are, messy, into drafts and findings; a person decides what becomes of them."""

from muster.intake.grouping import ItemGroup, group_of
from muster.intake.pledges import PledgeReading, read_pledges

__all__ = ["ItemGroup", "PledgeReading", "group_of", "read_pledges"]
