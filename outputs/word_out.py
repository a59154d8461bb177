"""Word files of versions on their way to a person: made in the request, in well under two seconds."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from missions.errors import Invalid, Unprocessable
from outputs.freezing import reading
from outputs.models import Version
from outputs.queries import texts_of
from outputs.word import ConversionFailedError, redlined_docx, written

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx_of(version: Version, section: str = "") -> HttpResponse:
    """Return a version, or one section of it, as a Word file to be kept.

    Invalid (400) for a section that the version does not have, Unprocessable (422) where pandoc refuses.
    """
    read = reading(version)
    if section and section not in {one["key"] for one in read["sections"]}:
        raise Invalid("The output has no section with this key.", field="section")
    revisions = {} if version.hash else {key: text.version for key, text in texts_of(version).items()}
    try:
        data = written(read, [section] if section else None, draft=not version.hash, revisions=revisions)
    except ConversionFailedError as fault:
        raise _unmade(fault) from fault
    return _sent(data, f"{_name(version)}-{section}" if section else _name(version))


def redline_of(old: Version, new: Version) -> HttpResponse:
    """Return what changed between two versions as a Word file with tracked changes; 422 as above."""
    day = new.submitted_on or new.output.mission.today()
    try:
        data = redlined_docx(
            reading(old), reading(new), date=f"{day.isoformat()}T00:00:00Z", draft=not new.hash
        )
    except ConversionFailedError as fault:
        raise _unmade(fault) from fault
    return _sent(data, f"{_name(new)}-since-v{old.number}")


def _name(version: Version) -> str:
    name = f"{version.output.mission.key}-{version.output.type}-v{version.number}"
    return name if version.hash else f"{name}-draft"


def _unmade(fault: ConversionFailedError) -> Unprocessable:
    return Unprocessable({"": f"The Word file could not be made. {fault} Ask for one section at a time."})


def _sent(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=TYPE)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.docx")
    answer["Cache-Control"] = "private, no-cache"
    return answer
