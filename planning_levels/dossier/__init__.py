"""The dossier of a decision: everything that was before the decider, and what became of it, as one paper.

`matter` says what is decided, `parts` and `said` gather what the paper shows, `extract` the record, `track`
the course on the cover; `paper` asks the press for it. Nothing is stored here: it is read from the file anew.
"""

from planning_levels.dossier.matter import Matter, decided_matter, waiting_matter
from planning_levels.dossier.paper import ask_dossier, onwards_of

__all__ = ["Matter", "ask_dossier", "decided_matter", "onwards_of", "waiting_matter"]
