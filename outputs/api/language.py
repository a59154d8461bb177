"""`outputs/{type}/language/`: in which official language an output's latest version is written."""

from typing import Literal

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import NotPermitted
from missions.process import position
from missions.rest.shapes import Day, Row, Shape
from outputs.api.outputs import OutputView
from outputs.content import refusal
from outputs.languages import ACT, set_language
from outputs.queries import latest


class LanguageChange(Shape):
    """The language of the text: the code of an official language."""

    language: Literal["ar", "zh", "en", "fr", "ru", "es"]
    on: Day | None = None


class LanguageRow(Row):
    """The version and the language in which it is written."""

    number: int
    state: str
    language: str


class OutputLanguage(OutputView):
    """The language of an output's latest version."""

    verbs = {"PATCH": ACT}
    takes = {"PATCH": LanguageChange}
    gives = {"GET": LanguageRow, "PATCH": LanguageRow}

    def may(self, method: str) -> None:
        """Setting it is for the writers of the output where the process stands."""
        if method == "PATCH":
            sentence = refusal(latest(self.mission, self.type), position(self.mission), self.standing())
            if sentence:
                raise NotPermitted(sentence)

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """Show in which language the latest version is written."""
        return self._shown()

    def patch(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """Set the language; after a submission this opens the next version. Texts are not translated."""
        body = self.body(LanguageChange)
        set_language(
            self.mission, type, body.language, by=self.person, if_version=self.if_match(), on=body.on
        )
        return self._shown()

    def _shown(self) -> Response:
        version = latest(self.mission, self.type)
        row = {"number": version.number, "state": version.state, "language": version.language}
        return self.shown(row, version=version.version)
