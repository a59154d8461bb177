"""A received Word draft read by the worker: what was found is kept on its row and shown."""

from html import escape

from django.db.models import F

from outputs.definition import OUTPUTS
from outputs.docx_guard import Unfit, inspect
from outputs.models import Upload
from outputs.word import place, read

MOST_ATTEMPTS = 3
MOST_BLOCKS = 20_000


def read_upload(upload_id: int) -> str:
    """Read a received draft and keep what was found on its row; return the state it is in now.

    Asked twice, it reads once: only a `received` draft is read, three times at most.
    """
    waiting = Upload.objects.filter(pk=upload_id, state=Upload.State.RECEIVED)
    if not waiting.update(attempts=F("attempts") + 1):
        return Upload.objects.values_list("state", flat=True).get(pk=upload_id)
    upload = Upload.objects.select_related("output").get(pk=upload_id)
    if upload.attempts > MOST_ATTEMPTS:
        return _finish(upload, Upload.State.FAILED, error="The file could not be read in three attempts.")
    with upload.file.open("rb") as file:
        data = file.read()
    try:
        inspection = inspect(data)
        draft = read(data)
    except Unfit as fault:
        return _finish(upload, Upload.State.FAILED, error=str(fault))
    except (KeyError, ValueError, SyntaxError, RecursionError) as fault:
        sentence = "The file could not be read. Open it in Word, save it again and upload the copy."
        return _finish(upload, Upload.State.FAILED, error=f"{sentence} ({type(fault).__name__})")
    if len(draft.blocks) > MOST_BLOCKS:
        sentence = f"The draft has {len(draft.blocks):,} paragraphs; send it in parts of {MOST_BLOCKS:,}."
        return _finish(upload, Upload.State.FAILED, error=sentence)
    placed = place(draft, OUTPUTS[upload.output.type])
    return _finish(
        upload,
        Upload.State.READ,
        taken=placed.taken,
        not_taken=[
            *placed.not_taken,
            *(
                {
                    "heading": "",
                    "html": f"<p>{escape(one['author'])}: {escape(one['text'], quote=False)}</p>",
                    "reason": "A comment in the margin of the file.",
                }
                for one in placed.remarks
            ),
        ],
        warnings=inspection.warnings + placed.warnings,
    )


def _finish(upload: Upload, state: str, **found: object) -> str:
    Upload.objects.filter(pk=upload.pk, state=Upload.State.RECEIVED).update(
        state=state, version=F("version") + 1, **found
    )
    return state
