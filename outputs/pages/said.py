"""What the pages show of comments, positions and rounds, gathered for the templates."""

from dataclasses import dataclass
from datetime import date

from missions.models import Mission, Person
from missions.roles import Standing, standing
from outputs.content import ANSWERABLE
from outputs.models import Comment, Concurrence, Round, SectionText, Version
from outputs.responses import ANSWERERS, ASKED, COMMENTERS, SPEAKERS, entities_of
from outputs.responses.matrix import comments_on
from outputs.responses.mending import MendList, mend_list
from outputs.responses.passages import changed, current_texts
from outputs.responses.rounds import latest_round, over, passed
from outputs.responses.seeing import INSIDERS, Sight, sight
from outputs.responses.side_by_side import Side, Told, side_by_side
from outputs.templates import titles_of


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as a page shows it."""

    comment: Comment
    title: str
    passage_changed: bool
    may_answer: bool

    @property
    def open(self) -> bool:
        """Whether it has no answer yet."""
        return self.comment.disposition == Comment.Disposition.OPEN


@dataclass(frozen=True, slots=True)
class Turn:
    """The round on a version as one person meets it."""

    round: Round
    over: bool
    passed: bool
    asked: list[str]
    owed: list[str]

    @property
    def live(self) -> bool:
        """Whether answers are still asked for."""
        return not self.over


@dataclass(frozen=True, slots=True)
class Said(Told):
    """All that was said of an output, as one person may see it, and what they may say themselves."""

    version: Version
    sides: list[Side]
    remarks: list[Remark]
    mend: MendList | None
    turn: Turn | None
    own: list[Side]
    speaks_for: list[str]
    may_comment: bool
    may_lead: bool
    may_read_matrix: bool
    today: date

    @property
    def asked(self) -> bool:
        """Whether positions are given on the version now."""
        return self.version.state in ASKED

    @property
    def positions(self) -> list[tuple[str, str]]:
        """What a position may be."""
        return [(str(key), str(word)) for key, word in Concurrence.Position.choices]

    @property
    def open_comments(self) -> int:
        """How many comments have no answer yet."""
        return sum(remark.open for remark in self.remarks)

    def on(self, section: str) -> list[Remark]:
        """Return what was said of a section."""
        return [remark for remark in self.remarks if remark.comment.section == section]


def said_of(version: Version, person: Person) -> Said:
    """Gather what was said of an output's latest version, and of those before it."""
    mission = version.output.mission
    held = standing(person, mission)
    seen = sight(person, mission, held)
    own = entities_of(person, mission)
    sides = side_by_side(version, seen)
    turn = _turn(version, sides, own)
    speaks = version.state in ASKED and held.any_of(SPEAKERS) is not None
    owed = set(turn.owed) if turn else set()
    return Said(
        version=version,
        sides=sides,
        remarks=remarks_on(version, person, held, seen),
        mend=mend_list(version, seen),
        turn=turn,
        own=[side for side in sides if side.entity in own and side.given is not None],
        speaks_for=sorted(own, key=lambda code: (code not in owed, code != person.entity_id, code))
        if speaks
        else [],
        may_comment=held.any_of(COMMENTERS) is not None,
        may_lead=held.any_of(ANSWERERS) is not None,
        may_read_matrix=held.any_of(INSIDERS) is not None,
        today=mission.today(),
    )


def may_mark(version: Version, person: Person) -> bool:
    """Tell whether a change would be asked to be marked: by those who edit in review, once it may matter."""
    if (
        version.state == Version.State.IN_REVIEW
        or version.output.versions.filter(concurrences__gt=0).exists()
    ):
        return standing(person, version.output.mission).any_of(ANSWERABLE) is not None
    return False


def _turn(version: Version, sides: list[Side], own: set[str]) -> Turn | None:
    held = latest_round(version)
    if held is None:
        return None
    asked = [row.entity_id for row in held.asked.all()]
    spoken = {side.entity for side in sides if side.given is not None and _holds(side, version)}
    owed = [code for code in asked if code in own and code not in spoken]
    today = version.output.mission.today()
    return Turn(held, over(held), passed(held, today), asked, [] if over(held) else owed)


def _holds(side: Side, version: Version) -> bool:
    given = side.given
    return given is not None and given.of_id == version.pk and given.withdrawn_on is None and not side.changed


def own_remarks(version: Version, person: Person) -> list[Remark]:
    """Return the comments of somebody who is only a guest, with what became of them."""
    mission = version.output.mission
    held = standing(person, mission)
    return remarks_on(version, person, held, sight(person, mission, held))


def remarks_on(version: Version, person: Person, held: Standing, seen: Sight) -> list[Remark]:
    """Return what was said of an output in all its versions, the newest first, as far as a person sees it."""
    mission, kind = version.output.mission, version.output.type
    rows = list(comments_on(mission, kind, seen).order_by("-pk"))
    texts = current_texts(version, rows)
    titles = titles_of(version)
    leads = held.any_of(ANSWERERS) is not None
    wrote = set() if leads else _written(mission, kind, person)
    return [
        Remark(
            row,
            titles.get(row.section, ""),
            changed(row, texts),
            leads
            or row.of.opened_by_id == person.pk
            or (row.of_id, row.section) in wrote
            or (not row.section and any(row.of_id == one for one, _key in wrote)),
        )
        for row in rows
    ]


def _written(mission: Mission, output_type: str, person: Person) -> set[tuple[int, str]]:
    """Return version and section of the texts that a person wrote last."""
    texts = SectionText.objects.filter(
        of__output__mission=mission, of__output__type=output_type, written_by=person
    )
    return set(texts.values_list("of_id", "key"))
