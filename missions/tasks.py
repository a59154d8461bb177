"""What the worker does for this room: letters that carry links, and forgetting what is over."""

from celery import shared_task
from django.core.mail import send_mail
from django.core.management import call_command


@shared_task(
    name="missions.tasks.send_letter",
    autoretry_for=(OSError,),
    retry_backoff=30,
    max_retries=5,
    ignore_result=True,
)
def send_letter(subject: str, body: str, to: list[str]) -> None:
    """Send a letter; one that cannot be sent is tried again for some minutes."""
    send_mail(subject, body, None, to)


@shared_task(name="missions.tasks.prune_sign_in")
def prune_sign_in() -> int:
    """Forget sessions that are over and events of sign-in that are old; returns how many events."""
    from missions.sign_in import log  # noqa: PLC0415 (models are loaded only now)

    call_command("clearsessions")
    return log.prune()
