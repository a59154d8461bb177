"""Addresses hidden in content, by every way known: no file of the machine gets in, and no request goes out.

Each is tried twice: as a section's text through the canonical form, and as a document handed to the press.
"""
# ruff: noqa: F811 - the fixture is imported

import base64
from pathlib import Path

import pikepdf
import pytest

from outputs.canonical import canonical
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import RenderingFailedError, press
from tests.outputs.printing.test_hostile import SVG, VECTORS, listener, nothing, page  # noqa: F401 (a fixture)
from tests.outputs.sample_plan import SHORT

SECRET = "top secret words"
XLINK = SVG.replace(">", ' xmlns:xlink="http://www.w3.org/1999/xlink">')
MORE = {
    "set of pictures": ('<img alt=x srcset="{url} 2x" src="{url}">', ""),
    "picture source": ('<picture><source srcset="{url}"><img alt=x src="{url}"></picture>', ""),
    "frame": ('<iframe src="{url}"></iframe>', ""),
    "framed data": ('<iframe src="data:text/html;base64,{page}"></iframe>', ""),
    "background attribute": ('<table background="{url}"><tr><td background="{url}">x</td></tr></table>', ""),
    "refresh": ("<p>x</p>", '<meta http-equiv="refresh" content="0; url={url}">'),
    "use": (SVG + '<use href="{url}#x"/></svg>', ""),
    "xlink": (
        XLINK + '<image xlink:href="{url}" width="9" height="9"/><use xlink:href="{url}#x"/></svg>',
        "",
    ),
    "drawing with style": (SVG + "<style>@import url({url});</style><rect width='9' height='9'/></svg>", ""),
    "drawing filter": (SVG + '<filter id="f"><feImage href="{url}"/></filter></svg>', ""),
    "mail with a file": ('<a href="mailto:a@b.example?attachment={url}">x</a>', ""),
    "video": ('<video src="{url}" poster="{url}"></video><audio src="{url}"></audio>', ""),
    "form": ('<input type="image" alt=x src="{url}"><button formaction="{url}">x</button>', ""),
    "cursor and mask": (
        '<p style="cursor: url({url}); mask: url({url}); border-image: url({url})">x</p>',
        "",
    ),
    "attachment in the body": ('<p>x</p><link rel="attachment" href="{url}"><a download href="#x">x</a>', ""),
    "entity": ('<!DOCTYPE x [<!ENTITY e SYSTEM "{url}">]><p>&e;</p>', ""),
}
ALL = {**VECTORS, **MORE}


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the machine that nobody may print."""
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


def made(vector: str, url: str) -> tuple[str, str]:
    """Return body and head of a document that names the address."""
    nested = base64.b64encode(f'<img src="{url}">'.encode()).decode()
    body, head = (part.format(url=url, page=nested) for part in ALL[vector])
    return body, head


def holds_nothing(target: Path) -> bool:
    """Return whether a PDF names no file, embeds none, and holds no word of the secret."""
    with pikepdf.open(target) as pdf:
        assert not pdf.attachments
        content = b"".join(
            thing.read_bytes()
            if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") != "/DCTDecode"
            else b""
            for thing in pdf.objects
        )
        return SECRET.encode() not in content


@pytest.mark.parametrize("vector", MORE)
def test_the_press_lets_nothing_in_or_out(
    vector: str,
    listener: tuple[str, list[bytes]],
    secret: Path,
    tmp_path: Path,
) -> None:
    url, called = listener
    for number, address in enumerate((url, secret.as_uri(), str(secret))):
        target = tmp_path / f"{number}.pdf"
        body, head = made(vector, address)
        try:
            press(page(body, head), "x", target, nothing)
        except RenderingFailedError:
            assert not target.exists()
        else:
            assert holds_nothing(target)
    assert not called


def test_the_real_path_prints_the_words_and_none_of_the_addresses(
    listener: tuple[str, list[bytes]],
    secret: Path,
    tmp_path: Path,
) -> None:
    """All vectors in one section, for a web address and a local file, as typed or uploaded content."""
    url, called = listener
    typed = "".join("".join(made(vector, address)) for vector in ALL for address in (url, secret.as_uri()))
    section = {**SHORT["sections"][0], "content": canonical(f"<p>The text that counts.</p>{typed}")}
    for trace in ("<img", "<svg", "<style", "url(", "srcset", "<iframe", "<link", "rel="):
        assert trace not in section["content"]
    assert section["content"].count("file:") == section["content"].count(
        "?attachment=file:"
    )  # mail, not fetched
    html = html_of({**SHORT, "sections": [section]}, Imprint("0" * 64, "2011-07-08"))
    target = tmp_path / "real.pdf"
    assert press(html, "x", target, nothing) >= 2
    assert holds_nothing(target)
    assert not called


def test_content_that_came_past_the_canonical_form_is_cleaned_once_more(
    listener: tuple[str, list[bytes]],
    secret: Path,
    tmp_path: Path,
) -> None:
    url, called = listener
    raw = "".join("".join(made(vector, address)) for vector in ALL for address in (url, secret.as_uri()))
    section = {**SHORT["sections"][0], "content": f"<p>The text that counts.</p>{raw}"}
    html = html_of({**SHORT, "sections": [section]}, Imprint("0" * 64, "2011-07-08"))
    target = tmp_path / "raw.pdf"
    press(html, "x", target, nothing)
    assert holds_nothing(target)
    assert not called
