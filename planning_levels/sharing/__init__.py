"""Classification and who may read: markings, the lists of who needs to know, invitations of partners.

Each change is a verb through the door with `by=`, and stands in the record.
"""

from planning_levels.sharing.classifying import Thing, classify, level_named, owners, thing_of
from planning_levels.sharing.inviting import INVITERS, change_invitation, invite
from planning_levels.sharing.listing import change_listing, put_on_list

__all__ = [
    "INVITERS",
    "Thing",
    "change_invitation",
    "change_listing",
    "classify",
    "invite",
    "level_named",
    "owners",
    "put_on_list",
    "thing_of",
]
