"""South Sudan, January to August 2011: the rows of the registers, and the order of events.

Every row carries a mark of its source. Rows that the documents behind this demonstration do not give are
assumptions, and say so.
"""
