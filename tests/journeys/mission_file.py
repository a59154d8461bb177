"""One mission's file as a script sees it: reads, verbs, outputs, registers, each by its address."""

from typing import Any

from tests.journeys.client import Answer, Data, Script

WORDS = 45
WRITTEN_BY_RULE = ("srsg", "rc-hc", "sg", "usg")


def prose(topic: str, round_: int = 0) -> str:
    """Return a paragraph of 45 distinct words on a topic."""
    stem = "".join(sign for sign in topic if sign.isalpha())
    return "<p>" + " ".join(f"{stem}{round_ * WORDS + number}" for number in range(WORDS)) + ".</p>"


def _value(column: Data, day: str) -> Any:
    if "enum" in column:
        return next(value for value in column["enum"] if value)
    return day if column.get("format") == "date" else "UNDP"


class MissionFile:
    """A mission's file. `day` is the day on which what follows happens; verbs carry it as `on`."""

    def __init__(self, script: Script, key: str, day: str) -> None:
        self.script, self.key, self.day = script, key, day
        self.round = 0

    def ask(self, method: str, path: str = "", body: Any = None, **more: Any) -> Answer:
        """Ask about something inside the mission."""
        return self.script.ask(method, f"missions/{self.key}/{path}", body, **more)

    def get(self, path: str = "", who: str = "planner") -> Data:
        """Return what stands at an address inside the mission."""
        return self.ask("GET", path, who=who).data

    def rows(self, path: str, who: str = "planner") -> list[Data]:
        """Return all rows of a list inside the mission."""
        return self.script.rows(f"missions/{self.key}/{path}", who)

    @property
    def state(self) -> str:
        """The state as shown."""
        return self.get()["state"]

    def level(self, code: str, as_of: str = "", cycle: int | None = None) -> Data:
        """Return a level, its clock as of a day."""
        asked = [f"as_of={as_of}"] * bool(as_of) + [f"cycle={cycle}"] * bool(cycle)
        return self.get(f"levels/{code}/" + ("?" + "&".join(asked) if asked else ""))

    # --- acts

    def act(self, path: str, who: str, /, *, expect: int = 200, **fields: Any) -> Answer:
        """Post an act that takes `on`, today's `day` unless the fields name another."""
        return self.ask("POST", path, {"on": self.day, **fields}, who=who, expect=expect)

    def verb(self, name: str, who: str, /, *, expect: int = 200, **fields: Any) -> Data:
        """Carry out a verb and return the mission."""
        return self.act(f"actions/{name}/", who, expect=expect, **fields).data

    def forbidden(self, name: str, who: str, /, **fields: Any) -> None:
        """Try a verb that this person may not use: 403, nothing changed, and the attempt on record."""
        self._refused(name, who, 403, fields)

    def refused(self, name: str, who: str, /, *codes: str, **fields: Any) -> Answer:
        """Try a verb that is not ready: 409 with at least these codes, nothing changed, on record."""
        answer = self._refused(name, who, 409, fields)
        assert set(codes) <= answer.codes, f"{name}: expected {sorted(codes)}, got {answer.told()}"
        return answer

    def _refused(self, name: str, who: str, status: int, fields: Data) -> Answer:
        before = self.get(who="custodian")["state"]
        answer = self.act(f"actions/{name}/", who, expect=status, **fields)
        assert self.get(who="custodian")["state"] == before
        self.attempt_recorded(name, who)
        return answer

    def attempt_recorded(self, name: str, who: str) -> None:
        """Check that the newest line of the record is this refused attempt."""
        newest = self.get("record/", who="custodian")["results"][0]
        assert (newest["refused"], newest["verb"], newest["person"]) == (True, name, who), newest

    # --- people and bodies

    def give(self, person: str, role: str, **more: Any) -> None:
        """Give a person a role in the mission."""
        by = "custodian" if role in WRITTEN_BY_RULE else "planner"
        body = {"person": person, "role": role, "from": self.day, **more}
        self.ask("POST", "people/", body, who=by, expect=201)

    def seat(self, seat: str, who: str, *, name: str = "", rank: str = "P-5", **more: Any) -> Data:
        """Seat a member of the task force."""
        body = {"seat": seat, "name": name or f"Member for {seat}", "rank": rank, "from": self.day, **more}
        return self.ask("POST", "task-force/members/", body, who=who, expect=201).data

    # --- documents and outputs

    def fill(self, output: str, who: str, *, leave: tuple[str, ...] = ()) -> None:
        """Write every required section that is not filled; at least one section is written anew."""
        self.round += 1
        shown = self.get(f"outputs/{output}/", who)
        required = [item for item in shown["sections"] if item["required"] and item["key"] not in leave]
        lacking = [item for item in required if not item["filled"]] or required[:1] or shown["sections"][:1]
        for section in lacking:
            if section["kind"] == "register" and not section["filled"]:
                self.row(section["register"], who, **self.least_row(section["register"], who))
            else:
                self.write(output, section, who)

    def write(self, output: str, section: Data, who: str, **content: str) -> Answer:
        """Write one section as it was read, with 45 distinct words unless content is given."""
        path = f"outputs/{output}/sections/{section['key']}/"
        body = content or {"content": prose(f"{output}{section['key']}", self.round)}
        return self.ask("PATCH", path, body, who=who, if_match=section["version"])

    def section(self, output: str, key: str, who: str = "planner") -> Data:
        """Return one section of the open draft."""
        return self.get(f"outputs/{output}/sections/{key}/", who)

    def version_act(self, output: str, act: str, who: str, /, *, expect: int = 200, **fields: Any) -> Answer:
        """Carry out an act on the draft of an output."""
        draft = self.get(f"outputs/{output}/", who)["draft"]
        return self.act(f"outputs/{output}/versions/{draft}/actions/{act}/", who, expect=expect, **fields)

    def submit(self, output: str, who: str, *, expect: int = 200, **fields: Any) -> Answer:
        """Submit the draft of an output, which freezes it."""
        answer = self.version_act(output, "submit", who, expect=expect, **fields)
        if expect == 200:
            assert answer.data["state"] == "submitted", answer.told()
            assert len(answer.data["hash"]) == 64, answer.told()
        return answer

    def write_and_submit(self, output: str, who: str, by: str = "") -> Data:
        """Fill an output and submit it, by another person where one is named."""
        self.fill(output, who)
        return self.submit(output, by or who).data

    # --- registers

    def row(self, register: str, who: str, **columns: Any) -> Data:
        """Add a row to a register of the plan."""
        return self.ask("POST", f"plan/{register}/", columns, who=who, expect=201).data

    def least_row(self, register: str, who: str) -> Data:
        """Return the least that a row of a register asks for, read from its columns; and one lead entity."""
        schema = self.get("plan/", who)[register]["columns"]
        wanted = {*schema["required"], *({"lead"} & schema["properties"].keys())}
        return {name: _value(schema["properties"][name], self.day) for name in wanted}

    def change(self, path: str, who: str, **fields: Any) -> Data:
        """Change something as it stands now."""
        etag = self.ask("GET", path, who=who).headers["ETag"]
        return self.ask("PATCH", path, fields, who=who, if_match=etag).data

    def change_row(self, register: str, row: Data, who: str, **columns: Any) -> Data:
        """Change a row of a register of the plan."""
        return self.change(f"plan/{register}/{row['id']}/", who, **columns)

    def consult(self, output: str, who: str) -> None:
        """Note a consultation of national authorities and one of partners on an output."""
        for group in ("national", "regional"):
            text = f"What the {group} side said on the {output}."
            self.row("consultations", who, output=output, group=group, held_on=self.day, text=text)


def open_file(script: Script, key: str, day: str, **more: Any) -> MissionFile:
    """Open a mission's file as the planner of DPA."""
    body: Data = {
        "name": key.replace("-", " ").title(),
        "key": key,
        "country": key.replace("-", " ").title(),
        "purpose": "new",
        "lead_department": "DPA",
        "peacekeeping_foreseen": True,
        "on": day,
        "trigger": {"type": "council", "date": day, "source": "Security Council deliberations", "note": ""},
    }
    script.ask("POST", "missions/", body | more, who="planner", expect=201)
    return MissionFile(script, key, day)
