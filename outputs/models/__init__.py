"""Planning outputs: what is written, version by version."""

from outputs.models.job import Job
from outputs.models.output import Output, SectionText, Version
from outputs.models.response import Comment, Concurrence
from outputs.models.upload import Upload

__all__ = ["Comment", "Concurrence", "Job", "Output", "SectionText", "Upload", "Version"]
