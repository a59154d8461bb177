"""What others say of an output: comments with answers, positions of entities, rounds that ask for both.

Every entity on the task force comments on every draft, and each comment is answered (IMPP guidelines B).
Nothing of this is ever printed in an output; it goes to those who plan and to the decider.
"""

from outputs.responses.comments import answer, comment
from outputs.responses.common import ANSWERERS, ASKED, COMMENTERS, SPEAKERS, entities_of, may_comment
from outputs.responses.positions import bind_concurrences, change_position, concur, withdraw_position
from outputs.responses.rounds import ask_also, close_round, extend_round, open_round

__all__ = [
    "ANSWERERS",
    "ASKED",
    "COMMENTERS",
    "SPEAKERS",
    "answer",
    "ask_also",
    "bind_concurrences",
    "change_position",
    "close_round",
    "comment",
    "concur",
    "entities_of",
    "extend_round",
    "may_comment",
    "open_round",
    "withdraw_position",
]
