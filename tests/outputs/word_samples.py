"""A version with everything that a text can hold, as it is read for print; made without a database."""

from typing import Any

from outputs.canonical import canonical
from outputs.definition import OUTPUTS

DIRECTIVE = OUTPUTS["usg-directive"]


def note(words: str) -> str:
    """Return a footnote in the form of stored text."""
    return f'<span class="footnote">{words}</span>'


ENGLISH = canonical(
    "<p>Plain <strong>bold</strong> and <em>sla<u>nted</u></em>, H<sub>2</sub>O, 3<sup>rd</sup>, "
    "<s>gone</s>, “q” -- 'z' ... $a$ &amp; &lt;b&gt;<br>a line, "
    "<a href='https://un.org/?a=1&amp;b=2'>a <strong>link</strong></a>.</p>"
    f"<h3>Background</h3><p>Since 2005.{note('See <strong>S/RES/1996</strong>, <a href=https://un.org/>here</a>.')}"
    " More.</p><h4>Parties</h4>"
    "<ul><li>one<ol start='3' type='i'><li>deep <em>x</em><ul><li>innermost</li></ul></li>"
    "<li>next</li></ol></li>"
    f"<li>two{note('within an item')}</li></ul><p>between</p>"
    "<ol type='a'><li>first</li><li><p>its beginning</p><p>its end</p></li><li>last</li></ol>"
    "<table><thead><tr><th scope='col'>A</th><th>B</th><th>C</th></tr></thead><tbody>"
    f"<tr><th scope='row'>r1</th><td rowspan='2'>tall{note('within a cell')}</td><td>1</td></tr>"
    "<tr><th scope='row'>r2</th><td>celltext</td></tr>"
    "<tr><td colspan='2'><ul><li>in a cell</li><li>too</li></ul></td><td><p>p1</p><p>p2</p></td></tr>"
    "<tr><td></td><td>alone</td><td></td></tr></tbody></table>"
    "<blockquote><p>quoted</p><p>twice</p></blockquote>"
    '<p class="centre">centred</p><p class="end">at the end</p><p class="numbered">numbered</p>'
)
ARABIC = canonical(
    f'<p dir="rtl">تقود البعثة عملية <strong>التخطيط</strong> المتكاملة{note("حاشية أولى")}.</p>'
    '<h3 dir="rtl">عنوان</h3>'
    '<ul><li><p dir="rtl">بند أول</p></li><li><p dir="rtl">بند ثان</p></li></ul>'
    '<table><tbody><tr><td><p dir="rtl">خلية</p></td><td>cell</td></tr></tbody></table>'
    "<p>Après <em>l’été</em> — où donc ?</p><p>Встреча прошла.</p><p>维持和平</p>"
)
TEXTS = {"situation": ENGLISH, "objectives": ARABIC}
ROWS = [{"id": 1, "title": "Ministry", "strength": 5}, {"id": 2, "title": "Movement", "strength": 7}]


def reading(**texts: str) -> dict[str, Any]:
    """Return the reading of a directive; texts by their keys replace those above."""
    told = {**TEXTS, **texts}
    return {
        "format": 1,
        "mission": {"key": "atlantis", "name": "Mission in Atlantis", "country": "Atlantis"},
        "demonstration": True,
        "output": {"type": DIRECTIVE.key, "title": DIRECTIVE.title, "reference": DIRECTIVE.reference},
        "number": 3,
        "label": "first",
        "revision": 0,
        "level": "1.2",
        "cycle": 1,
        "template_version": "1",
        "language": "en",
        "classification": "Unclassified",
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "kind": section.kind,
                "content": told.get(section.key, ""),
                "not_applicable": "It is settled by the mandate." if section.key == "constraints" else "",
                "register": section.register,
                "columns": [{"key": "title", "title": "Who"}, {"key": "strength", "title": "Strength"}],
                "rows": ROWS if section.key == "protagonists-table" else [],
            }
            for section in DIRECTIVE.sections
        ],
        "cites": None,
        "sources": [],
    }
