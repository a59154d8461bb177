"""The log of sign-in: who signed in from where, what failed, what changed in how people prove themselves."""

from django.db import models

from missions.models.person import Person


class SecurityEvent(models.Model):
    """One event of sign-in; attempts that fail alike on one day are counted in one row."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed-in", "signed in"
        SIGNED_OUT = "signed-out", "signed out"
        FAILED = "failed", "sign-in failed"
        LOCKED = "locked", "too many attempts"
        REFUSED = "refused", "single sign-on refused"
        FACTOR_ADDED = "factor-added", "second factor added"
        FACTOR_REMOVED = "factor-removed", "second factor removed"
        FACTOR_USED = "factor-used", "second factor used"
        FACTOR_FAILED = "factor-failed", "second factor not right"
        CONFIRMED = "confirmed", "confirmed by password"
        CODES_MADE = "codes-made", "recovery codes made"
        SESSION_ENDED = "session-ended", "session ended"
        PASSWORD_CHANGED = "password-changed", "password changed"
        PASSWORD_SET = "password-set", "password set by a link"
        TOKEN_REFUSED = "token-refused", "token refused"
        LINK_ASKED = "link-asked", "link for a new password asked for"

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="security_events"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    what = models.CharField(max_length=200, blank=True)  # which factor, which session; no secret
    address = models.GenericIPAddressField(null=True, blank=True)
    agent = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_at", "-id"]
        indexes = [models.Index(fields=["person", "-last_at"]), models.Index(fields=["-last_at"])]
