"""A script over the REST API: it knows the contract, brings tokens, and says plainly what failed."""

import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from missions.models import Person

BASE = "/api/v1/"
TEN_WORDS = "This is a reason that holds ten words or some more."
Data = dict[str, Any]

ENTITIES = {
    "DPKO": ("Department of Peacekeeping Operations", True),
    "DPA": ("Department of Political Affairs", True),
    "PBSO": ("Peacebuilding Support Office", True),
    "UNCT": ("United Nations country team", True),
    "OCHA": ("Office for the Coordination of Humanitarian Affairs", True),
    "UNDP": ("United Nations Development Programme", True),
    "OHCHR": ("Office of the High Commissioner for Human Rights", True),
    "DSS": ("Department of Safety and Security", True),
    "DFS": ("Department of Field Support", True),
    "UNMIS": ("United Nations Mission in the Sudan", True),
    "AU": ("African Union", False),
}

# Sign-in: title, entity, office, and whose office it is.
SIGN_INS = {
    "sg": ("Secretary-General", None, "sg", None),
    "sg-office": ("Office of the Secretary-General", None, "office", "sg"),
    "sg-office-2": ("Office of the Secretary-General", None, "office", "sg"),
    "usg-dpko": ("Under-Secretary-General", "DPKO", "usg", None),
    "usg-dpko-office": ("Office of the Under-Secretary-General", "DPKO", "office", "usg-dpko"),
    "usg-dpa": ("Under-Secretary-General", "DPA", "usg", None),
    "planner": ("Political Affairs Officer", "DPA", "planner", None),
    "planner-dpko": ("Planning Officer", "DPKO", "planner", None),
    "pbso": ("Peacebuilding Officer", "PBSO", "pbso", None),
    "srsg": ("Special Representative", None, "", None),
    "rc-hc": ("Resident and Humanitarian Coordinator", "UNCT", "", None),
    "dsrsg": ("Deputy Special Representative", None, "", None),
    "chief-of-staff": ("Chief of Staff", None, "", None),
    "imtf-chair": ("Team leader", "DPKO", "", None),
    "imtf-chair-dpa": ("Team leader", "DPA", "", None),
    "imtf-member": ("Humanitarian Affairs Officer", "OCHA", "", None),
    "impt-lead": ("Senior Planner", None, "", None),
    "impt-member": ("Planner of the UNCT", "UNCT", "", None),
    "unct-member": ("Deputy country director", "UNDP", "", None),
    "field": ("Civil Affairs Officer", None, "", None),
    "partner": ("Liaison Officer", "AU", "", None),
    "observer": ("Observer", None, "", None),
    "outsider": ("Officer elsewhere", "DPA", "", None),
}


class Answer:
    """What the API answered."""

    def __init__(self, response: Any) -> None:
        self.status: int = response.status_code
        self.headers = response.headers
        self.response = response
        self.data: Any = None
        if "json" in response.headers.get("Content-Type", ""):
            self.data = json.loads(response.content)

    @property
    def codes(self) -> set[str]:
        """The codes of the blockers of a refusal."""
        return {item["code"] for item in (self.data or {}).get("blockers", [])}

    def words(self, *codes: str) -> str:
        """The sentences and places of the blockers with these codes, in one text."""
        found = [item for item in self.data["blockers"] if not codes or item["code"] in codes]
        return " | ".join(f"{item['message']} {item['where']}" for item in found)

    def told(self) -> str:
        """The answer as a person reads it."""
        body = self.data if self.data is not None else self.response.content[:2000]
        return json.dumps(body, indent=2, default=str)[:4000] if self.data is not None else repr(body)


class Script:
    """A script of a user's: one client, a token for each sign-in."""

    def __init__(self) -> None:
        self._client = Client(raise_request_exception=False)
        self._tokens: dict[str, str] = {}

    def token(self, who: str) -> str:
        """Return the token of a sign-in, made once by `create_token`."""
        if who not in self._tokens:
            out = StringIO()
            call_command("create_token", who, stdout=out)
            self._tokens[who] = out.getvalue().strip()
        return self._tokens[who]

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        who: str,
        expect: int | Iterable[int] = 200,
        if_match: int | str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Ask, and fail with the whole exchange unless the status is one of those expected.

        A body that holds a file is sent as multipart, any other as JSON.
        """
        sent = {"Authorization": f"Bearer {self.token(who)}", **(headers or {})}
        if if_match is not None:
            sent["If-Match"] = if_match if isinstance(if_match, str) else f'"{if_match}"'
        more: Data = {}
        if isinstance(body, dict) and any(hasattr(value, "read") for value in body.values()):
            more = {"data": body}
            if method != "POST":  # which alone packs a file by itself
                more = {"data": encode_multipart(BOUNDARY, body), "content_type": MULTIPART_CONTENT}
        elif body is not None:
            more = {"data": json.dumps(body), "content_type": "application/json"}
        address = path if path.startswith(BASE) else BASE + path
        answer = Answer(getattr(self._client, method.lower())(address, headers=sent, **more))
        wanted = {expect} if isinstance(expect, int) else set(expect)
        if answer.status not in wanted:
            pytest.fail(
                f"{who}: {method} {address}\nsent: {json.dumps(body, default=str)[:1500]}\n"
                f"expected {sorted(wanted)}, got {answer.status}: {answer.told()}",
                pytrace=True,
            )
        if answer.status >= 400:
            assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.told()
        return answer

    def rows(self, path: str, who: str) -> list[Data]:
        """Return all rows of a list, page after page."""
        found: list[Data] = []
        address: str | None = path + ("&" if "?" in path else "?") + "page_size=200"
        while address:
            page = self.ask("GET", address, who=who).data
            found += page["results"]
            address = page["next"] and BASE + page["next"].split(BASE, 1)[1]
        return found

    def people(self) -> None:
        """Make the entities and the sign-ins, as the custodian does, who is there from the start."""
        Person.objects.create_user("custodian", name="Custodian", office="custodian")
        for code, (name, un) in ENTITIES.items():
            body = {"code": code, "name": name, "un": un}
            self.ask("POST", "entities/", body, who="custodian", expect=(201, 409))
        for username, (title, entity, office, office_of) in SIGN_INS.items():
            person = {"username": username, "name": username.replace("-", " ").title(), "title": title}
            more = {"entity": entity, "office": office, "office_of": office_of}
            person |= {name: value for name, value in more.items() if value}
            self.ask("POST", "persons/", person, who="custodian", expect=201)
            self.token(username)
