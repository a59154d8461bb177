"""Taking up a new edition of a template for an output, and texts that it has no section for."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.process import position
from missions.roles import title_of
from outputs.api import template_shapes as shapes
from outputs.api.outputs import OutputView
from outputs.content import refusal
from outputs.editions.taking_up import drop_left_over, left_over, take_up_template, takers
from outputs.models import Output, SectionText, Version
from outputs.queries import latest
from outputs.templates import titles_of


def left_over_rows(version: Version) -> list[dict[str, Any]]:
    """Return the texts of a version that its template has no section for."""
    found = left_over(version)
    titles = titles_of(version) if found else {}
    return [
        {
            "key": text.key,
            "title": titles.get(text.key, text.key),
            "content": text.content,
            "not_applicable": text.not_applicable,
            "version": text.version,
        }
        for text in found
    ]


class TakeUpTemplate(OutputView):
    """Take up the latest edition of the template."""

    verbs = {"POST": "take-up-template"}
    takes = {"POST": None}
    gives = {"POST": shapes.TakenUp}

    def may(self, method: str) -> None:
        """For planner, chair and lead of the planning team, while they write the output."""
        roles = takers(self.type, position(self.mission))
        if method == "POST" and self.standing().any_of(roles) is None:
            who = ", ".join(title_of(role) for role in roles) or "nobody at this point"
            raise NotPermitted(f"This is for: {who}.")

    def post(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """Move the output's open draft to the latest edition; texts without a section are kept beside it."""
        draft = take_up_template(self.mission, type, by=self.person)
        shown = {
            "number": draft.number,
            "template_version": draft.template_version,
            "left_over": left_over_rows(draft),
            "version": draft.version,
        }
        return self.shown(shown, version=draft.version)


class LeftOvers(OutputView):
    """Texts whose sections are no longer in the template."""

    gives = {"GET": shapes.LeftOverRow}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """List the texts of the latest version that its template has no section for."""
        return self.listed(left_over_rows(latest(self.mission, type)))


class LeftOver(OutputView):
    """A text whose section is no longer in the template."""

    verbs = {"DELETE": "drop-left-over"}
    gives = {"GET": shapes.LeftOverRow}
    text: SectionText

    def find_part(self) -> None:
        """Find the text beside the latest version."""
        texts = {text.key: text for text in left_over(latest(self.mission, self.type))}
        if self.kwargs["section"] not in texts:
            raise Output.DoesNotExist
        self.text = texts[self.kwargs["section"]]

    def may(self, method: str) -> None:
        """Dropping is for the writers of the output where the process stands."""
        if method == "DELETE":
            sentence = refusal(latest(self.mission, self.type), position(self.mission), self.standing())
            if sentence:
                raise NotPermitted(sentence)

    def get(self, request: Request, key: str, type: str, section: str) -> Response:  # noqa: A002
        """Show the text."""
        rows = left_over_rows(latest(self.mission, type))
        row = next(row for row in rows if row["key"] == self.text.key)
        return self.shown(row, version=self.text.version)

    def delete(self, request: Request, key: str, type: str, section: str) -> Response:  # noqa: A002
        """Drop the text from the open draft; versions that are frozen keep it."""
        drop_left_over(self.mission, type, section, by=self.person, if_version=self.if_match())
        return Response(status=204)
