"""The process map, drawn from the definition: stages as bands, levels as cards, gates as diamonds.

Positions are the only thing stated here; every word on the map comes from the definition, so a
change of the definition changes the map, and a level or decision point without a place fails.
"""

from html import escape

from planning_levels.definition import DECISION_POINTS, LEVELS, STAGES, STATES, TRANSITIONS, VERSION
from planning_levels.definition.map_layout import (
    BAND_LEFT,
    BAND_RIGHT,
    BANDS,
    CARDS,
    FOOT,
    GATES,
    HEIGHT,
    LEGEND,
    NAME_ROOM,
    WAYS_BACK,
    WAYS_ON,
    WIDTH,
)
from planning_levels.definition.shape import DecisionPoint, Level
from planning_levels.definition.svg_parts import (
    BLUE,
    FONT,
    INK,
    MUTED,
    PALE,
    PAPER,
    RULE,
    arrow_heads,
    box,
    diamond,
    line,
    lines,
    paragraph,
    pill,
    sheet,
    text,
)
from planning_levels.definition.words import DECIDERS, closing_words, length_words, output_words

TITLE = "Integrated Mission Planning Process: the process map"


def as_svg() -> str:
    """Return the process map as one SVG document, 1200 pixels wide, fit to stand alone or as an image."""
    parts = [
        box((0.5, 0.5), WIDTH - 1, HEIGHT - 1, fill=PAPER, edge=RULE, radius=10),
        _heading(),
        *(_band(stage.number) for stage in STAGES),
        *(_card(level) for level in LEVELS.values()),
        _ways_on(),
        _ways_back(),
        _states(),
        *(_gate(point) for point in DECISION_POINTS.values()),
        _legend(),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="impp-map" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-labelledby="impp-map-title impp-map-text" font-family="{FONT}">'
        f'<title id="impp-map-title">{TITLE}</title><desc id="impp-map-text">{escape(in_words())}</desc>'
        f"<defs>{arrow_heads()}</defs>" + "\n".join(parts) + "</svg>\n"
    )


def in_words() -> str:
    """Return the map as sentences, for those who do not see it."""
    told = [f"{len(STAGES)} stages with {len(LEVELS)} levels."]
    for level in LEVELS.values():
        told.append(f"Level {level.code}, {level.name}, held by the {level.owner}.")
        told.append(f"It opens when: {level.entry.text}")
        points = [point for point in DECISION_POINTS.values() if point.level == level.code]
        told += [f"{point.name}, decided by: {point.decider_title}." for point in points]
        told += [f"Way to {loop.to}: {loop.text}" for loop in level.loops]
    return " ".join(told)


def _label(number: str, target: str) -> str:
    """Return the label of the transition `number` that leads to the state `target`."""
    return next(row.label for row in TRANSITIONS if row.id == number and row.target == target)


def _loop(code: str, number: str) -> str:
    return next(loop.text for loop in LEVELS[code].loops if loop.transition == number)


def _heading() -> str:
    return text((24, 40), "Integrated Mission Planning Process", size=21, weight=700) + text(
        (24, 61), f"Guidelines of 13 June 2006 · version {VERSION} of the definition", size=12.5, fill=MUTED
    )


def _band(stage_number: int) -> str:
    top, bottom = BANDS[stage_number]
    name = STAGES[stage_number - 1].name
    return (
        box((BAND_LEFT, top), BAND_RIGHT - BAND_LEFT, bottom - top, fill=PALE, edge=RULE, radius=8)
        + text((184, top + 23), f"Stage {stage_number}", size=13, weight=700, fill=BLUE)
        + text((246, top + 23), name, size=13, fill=INK)
    )


def _card(level: Level) -> str:
    left, top, width, height = CARDS[level.code]
    room = width - 30
    parts = [
        box((left, top), width, height, fill=PAPER, edge=MUTED, radius=6),
        text((left + 16, top + 37), level.code, size=24, weight=700, fill=BLUE),
        text((left + 64, top + 27), level.name, size=15, weight=700),
        text((left + 64, top + 45), f"{level.owner} · {length_words(level)}", size=11.5, fill=MUTED),
        f'<path d="M{left + 16} {top + 57}H{left + width - 16}" stroke="{RULE}"/>',
        paragraph((left + 16, top + 76), level.objective, width=room, size=11.5, fill=MUTED),
    ]
    below = top + 76 + len(lines(level.objective, room, 11.5)) * 14.4 + 8
    columns = 2 if width > 400 else 1  # the wide card has its gates inside, and they tell the labels
    for place, closing in enumerate(level.closes_with):
        x, y = left + 17 + place % columns * room / columns, below + place // columns * 18
        words = closing_words(closing) if columns == 1 else output_words(closing.output)
        parts.append(sheet((x, y - 9)) + text((x + 17, y), words))
    if any(closing.condition.startswith("owed") for closing in level.closes_with):
        note = text((left + width - 14, top + height - 12), "* where owed", size=11, fill=MUTED, anchor="end")
        parts.append(note)
    return "".join(parts)


def _gate(point: DecisionPoint) -> str:
    x, y, half = GATES[point.id]
    kind = "council" if point.decider == "council" else "boxed" if point.boxed else "gate"
    shape = diamond((x, y), half, DECIDERS[point.decider], kind=kind, size=12 if half > 30 else 10)
    if point.id == "GATE-COUNCIL":
        return shape + text((x + half + 12, y - 9), point.name, size=12, weight=600, halo=True)
    room = NAME_ROOM.get(point.id, 92)
    return shape + paragraph((x, y + half + 15), point.name, width=room, size=11.5, anchor="middle")


def _ways_on() -> str:
    initiation = DECISION_POINTS["DP-INIT"].outcomes[-1].title
    labels = (
        paragraph((112, 350), f"or: {initiation.lower()}", width=96, size=11, fill=MUTED, anchor="middle"),
        text((790, 485), f"{_label('T12', 'L2.1')}: Level 2.1 opens", anchor="end", halo=True),
        text(
            (1146, 511),
            "no clock runs while the Council considers",
            size=11.5,
            fill=MUTED,
            anchor="end",
            halo=True,
        ),
        text((700, 885), f"{_label('T17', 'L3.1')}: Level 3.1 opens", anchor="middle", halo=True),
        text(
            (1096, FOOT - 8),
            f"{_label('T33', 'L3.1_transition')}: planning goes on in 3.1",
            anchor="end",
            halo=True,
        ),
        paragraph(
            (657, 711), _label("T14", "L2.2").split(", ")[1], width=60, size=11, fill=MUTED, anchor="middle"
        ),
    )
    return "".join(line(points) for points in WAYS_ON) + "".join(labels)


def _ways_back() -> str:
    labels = (
        text((853, 432), _label("T13", "L1.2"), size=11.5, fill=MUTED, halo=True),
        text((836, 550), DECISION_POINTS["GATE-COUNCIL"].outcomes[-1].title.lower(), size=11.5, anchor="end"),
        text((44, 432), _loop("3.1", "T21"), halo=True),
        text((592, 1176), _label("T31", "L3.1"), size=11.5, fill=MUTED, anchor="middle"),
        text((538, 1113), _label("T20", "L3.1"), size=11.5, fill=MUTED),
        text(
            (536, 970),
            DECISION_POINTS["DP-3.1b"].outcomes[-1].title.lower(),
            size=11,
            fill=MUTED,
            anchor="middle",
        ),
        *(
            text(at, "returned", size=11, fill=MUTED, anchor="middle")
            for at in ((1036, 194), (536, 644), (1036, 624))
        ),
    )
    return "".join(line(points, back=True) for points in WAYS_BACK) + "".join(labels)


def _states() -> str:
    return (
        pill((112, 148), 112, STATES["pre_planning"])
        + pill((440, 92), 200, STATES["ended_no_operation"], end=True)
        + pill((736, 92), 320, STATES["other_form"], end=True)
        + pill((1014, 554), 256, "Ended; a revision falls back to 3.1", end=True)
        + pill((344, FOOT), 216, "Level 3.1 in the transition period")
        + pill((106, FOOT), 112, STATES["completed"], end=True)
    )


def _legend() -> str:
    y = LEGEND
    signs = (
        f'<path d="M24 {y - 24}H{WIDTH - 24}" stroke="{RULE}"/>',
        diamond((40, y), 11, "", kind="boxed"),
        diamond((268, y), 11, "", kind="gate"),
        diamond((386, y), 11, "", kind="council"),
        line([(668, y), (704, y)]),
        line([(776, y), (812, y)], back=True),
        box((944, y - 9), 34, 18, fill=PAPER, edge=MUTED, radius=9),
        box((947, y - 6), 28, 12, fill="none", edge=MUTED, radius=6),
    )
    told = {
        58: "decision point of the guidelines",
        286: "further gate",
        404: "recorded decision of the Security Council",
        712: "way on",
        820: "way back or round",
        986: "end of the process",
    }
    return "".join(signs) + "".join(text((x, y + 4), words) for x, words in told.items())


def as_mermaid() -> str:
    """Return the transition table between different states as a Mermaid state diagram."""
    rows = ["stateDiagram-v2", "    direction LR", "    [*] --> pre_planning"]
    rows += [f'    state "{title}" as {_node(key)}' for key, title in STATES.items()]
    seen: dict[tuple[str, str], list[str]] = {}
    for row in TRANSITIONS:
        if row.source != row.target:
            seen.setdefault((row.source, row.target), []).append(f"{row.id} {row.label}")
    rows += [f"    {_node(a)} --> {_node(b)} : {' / '.join(told)}" for (a, b), told in seen.items()]
    rows += [f"    {_node(key)} --> [*]" for key in ("ended_no_operation", "other_form", "completed")]
    return "\n".join(rows) + "\n"


def _node(key: str) -> str:
    return key.replace(".", "_")
