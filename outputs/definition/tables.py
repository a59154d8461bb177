"""Optional tables: registers of plan elements drawn into the text of an output."""

from outputs.definition.shape import Section


def drawn_in(
    register: str,
    title: str,
    guidance: str,
    reference: str,
    *,
    written_by: str = "IMTF",
    items: tuple[str, ...] = (),
) -> Section:
    """Return a section that prints the rows of `register` and is never demanded.

    Its key is the register's name with `-table`, so that the prose section beside it
    can keep the plain name. The prose states the point; the table spares retyping.
    """
    return Section(
        key=f"{register}-table",
        title=title,
        guidance=guidance,
        reference=reference,
        kind="register",
        register=register,
        written_by=written_by,
        items=items,
    )
