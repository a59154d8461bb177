"""What the worker does for this room: tells what is in the record, reminds of dates, sends mails."""

from celery import shared_task

from planning_levels.notices.found import tell_found
from planning_levels.notices.reminding import remind
from planning_levels.notices.sending import due, send_due
from planning_levels.notices.telling import tell as tell_record
from planning_levels.notices.weighing import mail_is_on, queue_heads, weigh


@shared_task(name="planning_levels.tasks.tell")
def tell() -> int:
    """Tell what is new, weigh it for mail, and ask for the mails that are due; return how many notices."""
    written = tell_record() + tell_found()
    weigh()
    if mail_is_on() and due():
        send_mails.delay()
    return written


@shared_task(name="planning_levels.tasks.send_mails")
def send_mails() -> int:
    """Send the mails whose moment has come; return how many have gone."""
    return send_due()


@shared_task(name="planning_levels.tasks.remind_of_dates")
def remind_of_dates() -> int:
    """Tell of dates that are near, and queue the custodians' digests; asked twice a day, it tells once."""
    written = remind()
    queue_heads()
    weigh()
    return written
