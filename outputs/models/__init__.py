"""Planning outputs: what is written, version by version."""

from outputs.models.job import Job
from outputs.models.output import Output, SectionText, Version
from outputs.models.response import Comment, Concurrence, SeenSection
from outputs.models.review import Asked, Round, SectionChange
from outputs.models.template import Template, TemplateSection
from outputs.models.upload import Transfer, Upload, Verdict
from outputs.models.writing import WorkingCopy, Writer

__all__ = [
    "Asked",
    "Comment",
    "Concurrence",
    "Job",
    "Output",
    "Round",
    "SectionChange",
    "SectionText",
    "SeenSection",
    "Template",
    "TemplateSection",
    "Transfer",
    "Upload",
    "Verdict",
    "Version",
    "WorkingCopy",
    "Writer",
]
