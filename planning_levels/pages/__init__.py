"""Pages of the levels: what waits, the portfolio, mission, level, decision room, acts."""
