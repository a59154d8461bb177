"""Section keys that every edition of a template keeps: callers of the API and the code name them."""

FIXED_KEYS: dict[str, frozenset[str]] = {
    "strategic-assessment": frozenset({"take-over", "information-base"}),
    "usg-directive": frozenset(
        {"situation", "objectives", "assumptions", "constraints", "responsibilities", "calendar"}
    ),
    "mission-plan": frozenset({"long-term-strategy"}),
}


def fixed_keys(output: str) -> frozenset[str]:
    """Return the keys that no edition of this output's template may leave out."""
    return FIXED_KEYS.get(output, frozenset())
