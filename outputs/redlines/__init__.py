"""Redlines: what changed between two canonical texts, in HTML that is as well formed as they are.

Words that came stand in `ins`, words that went in `del`. A block, item, row or cell that went as a whole
bears the class `gone`. `moved` on `ins` and `del` tells that the same words stand elsewhere. An empty `del`
of the class `form` says in `data-told` what was otherwise about the block around it: its kind of list, its
direction. Without `del` and what is `gone`, and with `ins` taken off, a redline is the new text, sign by
sign; with `ins` left out it holds the old words in their order.
"""

from outputs.redlines.inline import said_anew
from outputs.redlines.writing import redlined

__all__ = ["redlined", "said_anew"]
