"""Where things stand on the process map: the only part of it that the definition does not give."""

from planning_levels.definition.svg_parts import Point

WIDTH, HEIGHT = 1200, 1344
BAND_LEFT, BAND_RIGHT = 164, 1184
RAIL, ENTRY, RIGHT = 28, 112, 1158  # lines that run down the margins
FLOW_1, COUNCIL, FLOW_2, HANDOVER, FLOW_3 = 280, 494, 730, 894, 1010  # lines that run across
TOP_3, EXIT, FOOT, LEGEND = 958, 1118, 1262, 1308

BANDS: dict[int, tuple[float, float]] = {1: (124, 414), 2: (574, 864), 3: (924, 1232)}
CARDS: dict[str, tuple[float, float, float, float]] = {  # left, top, width, height
    "1.1": (184, 158, 310, 244),
    "1.2": (690, 158, 310, 244),
    "2.1": (184, 608, 310, 244),
    "2.2": (690, 608, 310, 244),
    "3.1": (184, TOP_3, 310, 260),
    "3.2": (690, TOP_3, 478, 260),
}
EXIT_GATES = (738, 834, 930, 1026, 1122)
GATES: dict[str, tuple[float, float, float]] = {  # centre, half of the width
    "DP-INIT": (ENTRY, FLOW_1, 32),
    "DP-1.1": (544, FLOW_1, 32),
    "GATE-USG": (640, FLOW_1, 32),
    "DP-1.2": (1086, FLOW_1, 32),
    "GATE-COUNCIL": (845, COUNCIL, 42),
    "DP-2.1": (592, FLOW_2, 32),
    "DP-2.2": (1088, 672, 32),
    "GATE-UNCT": (1088, 782, 32),
    "DP-3.1a": (ENTRY, 1130, 32),
    "DP-3.1b": (592, FLOW_3, 32),
    "GATE-3.2-USG": (EXIT_GATES[0], EXIT, 29),
    "GATE-3.2-REPORT": (EXIT_GATES[1], EXIT, 29),
    "GATE-3.2-COUNCIL": (EXIT_GATES[2], EXIT, 29),
    "GATE-3.2-SG": (EXIT_GATES[3], EXIT, 29),
    "GATE-3.2-DIRECTIVE": (EXIT_GATES[4], EXIT, 29),
}
NAME_ROOM = {"DP-INIT": 120, "DP-1.2": 130, "DP-2.1": 160, "DP-2.2": 100, "GATE-UNCT": 100, "DP-3.1a": 100,
             "DP-3.1b": 150}  # fmt: skip

WAYS_ON: tuple[tuple[Point, ...], ...] = (
    ((ENTRY, 162), (ENTRY, FLOW_1 - 32)),
    ((144, FLOW_1), (184, FLOW_1)),
    ((494, FLOW_1), (512, FLOW_1)),
    ((576, FLOW_1), (608, FLOW_1)),
    ((672, FLOW_1), (690, FLOW_1)),
    ((1000, FLOW_1), (1054, FLOW_1)),
    # from 1.1 to the ends without an operation
    ((544, FLOW_1 - 32), (544, 114), (440, 114), (440, 106)),
    ((544, FLOW_1 - 32), (544, 114), (736, 114), (736, 106)),
    # to the Council, from there to 2.1 or to the end
    ((1118, FLOW_1), (RIGHT, FLOW_1), (RIGHT, COUNCIL), (887, COUNCIL)),
    ((803, COUNCIL), (ENTRY, COUNCIL), (ENTRY, FLOW_2), (184, FLOW_2)),
    ((845, COUNCIL + 42), (845, 554), (884, 554)),
    # through stage 2
    ((494, FLOW_2), (560, FLOW_2)),
    ((624, FLOW_2), (690, FLOW_2)),
    ((1000, FLOW_2), (1026, FLOW_2), (1026, 672), (1056, 672)),
    ((1000, FLOW_2), (1026, FLOW_2), (1026, 782), (1056, 782)),
    ((1120, 672), (RIGHT, 672), (RIGHT, HANDOVER), (ENTRY, HANDOVER), (ENTRY, 1000), (184, 1000)),
    # through stage 3
    ((494, FLOW_3), (560, FLOW_3)),
    ((624, FLOW_3), (690, FLOW_3)),
    *(((x + 29, EXIT), (x + 67, EXIT)) for x in EXIT_GATES[:-1]),
    ((1122, 1218), (1122, FOOT), (452, FOOT)),
    ((236, FOOT), (162, FOOT)),
)
WAYS_BACK: tuple[tuple[Point, ...], ...] = (
    ((80, FLOW_1), (62, FLOW_1), (62, 162)),
    ((528, FLOW_1 - 16), (528, 200), (494, 200)),
    ((1070, FLOW_1 - 16), (1070, 200), (1000, 200)),
    ((576, FLOW_2 - 16), (576, 650), (494, 650)),
    ((1072, 656), (1072, 630), (1000, 630)),
    ((576, FLOW_3 - 16), (576, 976), (494, 976)),
    ((845, COUNCIL - 42), (845, 402)),
    # the revision cycle
    ((184, 1130), (144, 1130)),
    ((80, 1130), (RAIL, 1130), (RAIL, 440), (740, 440), (740, 402)),
    # reviews; the exit strategy refused; the transition period
    ((494, 1092), (530, 1092), (530, 1126), (494, 1126)),
    ((690, 1184), (494, 1184)),
    ((344, 1248), (344, 1218)),
)
