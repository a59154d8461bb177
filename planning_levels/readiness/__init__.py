"""Readiness: the conditions of the guidelines, one file a level. Lists of blockers, nothing else."""
