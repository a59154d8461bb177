"""What somebody typed into a field of prose: without the space around it, not empty, not too long."""

from missions.errors import Invalid

LONGEST = 20_000


def text_of(text: str, field: str, *, demanded: bool = True, longest: int = LONGEST) -> str:
    """Return what was typed without the space around it; Invalid (400) when empty or too long."""
    bare = text.strip()
    if demanded and not bare:
        raise Invalid("Write a sentence at least.", field=field)
    if len(bare) > longest:
        raise Invalid(f"At most {longest:,} characters.", field=field)
    return bare
