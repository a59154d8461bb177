"""The export: everything of a mission in one ZIP, so that a file can leave the application whole.

Each room adds its part to `PARTS`: a function from the mission and who reads to files by name. The rooms
above this one do so at start; the manifest of hashes is written last, over all of them.
"""

import csv
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
from django.forms.models import model_to_dict

from missions.access import entries_in
from missions.models import Mission, Person
from outputs.access import jobs_for, versions_for
from outputs.jobs import Made, file_of, paced
from outputs.models import Job
from outputs.rendering import EXPORT, FROZEN, PDF, filename_of, stored

Part = Callable[[Mission, Person], dict[str, bytes]]
BANNER = "Demonstration. Persons are fictional. Not a United Nations document."
MOMENT = (1980, 1, 1, 0, 0, 0)  # ZIP's first; the same files give the same bytes
RECORD_FIELDS = (
    "number", "at", "happened_on", "kind", "verb", "sentence", "person_name", "person_title", "person_role",
    "acting_for", "state_from", "state_to", "previous", "hash",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_EXPORTED = frozenset({"frozen", "id"})


def as_json(data: Any) -> bytes:
    """Return data as readable JSON with sorted keys; dates as ISO text."""
    return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS, default=str)


def mission_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return the mission itself, and for a demonstration its banner."""
    data = {**model_to_dict(mission), "key": mission.key, "demonstration": mission.is_demonstration}
    files = {"mission.json": as_json(data)}
    return {"DEMONSTRATION.txt": f"{BANNER}\n".encode(), **files} if mission.is_demonstration else files


def outputs_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return each version: its particulars, and the frozen text exactly as it was hashed."""
    files: dict[str, bytes] = {}
    versions = versions_for(person).filter(output__mission=mission).select_related("output")
    for version in versions.order_by("output__type", "number"):
        folder = f"outputs/{version.output.type}/v{version.number}"
        particulars = {
            name: value for name, value in model_to_dict(version).items() if name not in NOT_EXPORTED
        }
        files[f"{folder}/version.json"] = as_json({**particulars, "state": version.state})
        if version.frozen:
            files[f"{folder}/frozen.json"] = version.frozen.encode()
    return files


def pdf_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return the PDFs of frozen versions that were made so far, the newest of each."""
    files: dict[str, bytes] = {}
    made = jobs_for(person).filter(mission=mission, kind=PDF, subject=FROZEN, state=Job.State.DONE)
    for job in made.select_related("mission", "of__output").order_by("pk"):
        path = file_of(job)
        if path is not None and job.of is not None:
            files[f"outputs/{job.of.output.type}/v{job.of.number}/{filename_of(job)}"] = path.read_bytes()
    return files


def record_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return the record as CSV, oldest first, with its chain of hashes."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(RECORD_FIELDS)
    rows = entries_in(person, mission)
    for row in rows.order_by("number").values_list(*RECORD_FIELDS):
        writer.writerow([_harmless(value) for value in row])
    return {"record.csv": text.getvalue().encode()}


def _harmless(value: Any) -> str:
    """Return a value that a spreadsheet does not take for a formula."""
    written = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{written}" if written.startswith(FORMULA) else written


PARTS: list[Part] = [mission_part, outputs_part, pdf_part, record_part]


def files_of(mission: Mission, person: Person) -> Iterator[tuple[str, bytes]]:
    """Yield every file that a person may have by name and content, and last the manifest of their hashes."""
    sums: dict[str, str] = {}
    for part in PARTS:
        for name, content in sorted(part(mission, person).items()):
            sums[name] = hashlib.sha256(content).hexdigest()
            yield name, content
    lines = (f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    yield "SHA256SUMS", "".join(lines).encode()


def build(job: Job) -> Made:
    """Pack the export of a claimed job for who asked; raises LeaseLostError once it is taken over."""
    person = job.asked_by or Person()
    with tempfile.TemporaryDirectory(prefix="impp-export-") as room:
        packed = Path(room) / "export.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            tell = paced(job)
            for count, (name, content) in enumerate(files_of(job.mission, person), start=1):
                tell(f"file {count}")
                entry = zipfile.ZipInfo(f"{job.mission.key}/{name}", MOMENT)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)
        return stored(f"{EXPORT}/{job.mission_id}/{job.key}.zip", packed)
