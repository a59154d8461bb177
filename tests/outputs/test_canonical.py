"""One canonical form: what is kept, what goes, what is too much, and that it is a form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missions.errors import Unprocessable
from outputs.canonical import canonical, from_plain, plain_text, word_count


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("", ""),
        (" \n\t\x00", ""),
        ("plain & simple", "<p>plain &amp; simple</p>"),
        ("<h1>Aim</h1>text <b>bold</b><p>next", "<h3>Aim</h3><p>text <strong>bold</strong></p><p>next</p>"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<p>a\u00a0  b\n c </p><p> </p>", "<p>a b c</p>"),
        ("<ul><li><p>item</p></li></ul>", "<ul><li>item</li></ul>"),
        ("<ol start=3 type=i><li>x", '<ol start="3" type="i"><li>x</li></ol>'),
        ('<p DIR="RTL">مرحبا', '<p dir="rtl">مرحبا</p>'),
        (
            "<table><caption>Posts</caption><tr><th scope=col>A<td colspan=2 rowspan=1>B</table>",
            '<p>Posts</p><table><tbody><tr><th scope="col">A</th><td colspan="2">B</td></tr></tbody></table>',
        ),
    ],
)
def test_text_takes_one_form(given_html: str, kept: str) -> None:
    assert canonical(given_html) == kept
    assert canonical(kept) == kept


def note(words: str) -> str:
    return f'<span class="footnote">{words}</span>'


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ('<p>x<sup class="wide footnote">see A/1</sup>', f"<p>x{note('see A/1')}</p>"),
        ('<p>x<span class="wide footnote" dir="rtl" id="n"> a <b>b</b> </span> y',
         f"<p>x{note('a <strong>b</strong>')} y</p>"),
        (f"<ul><li>x{note('n')}</li></ul>", f"<ul><li>x{note('n')}</li></ul>"),
        (f"<table><tr><th>x{note('n')}<td>y{note('m')}</table>",
         f"<table><tbody><tr><th>x{note('n')}</th><td>y{note('m')}</td></tr></tbody></table>"),
        (f"<blockquote>x{note('n')}</blockquote>", f"<blockquote><p>x{note('n')}</p></blockquote>"),
        (note("alone"), f"<p>{note('alone')}</p>"),
        (f"<ul><li>x{note('a<br>b<p>c</p>d<ul><li>e</ul>')}", f"<ul><li>x{note('a b c d e')}</li></ul>"),
        (f"<p>x{note('a' + note('b') + 'c')}", f"<p>x{note('a b c')}</p>"),
        (f"<p>x{note(' ')}y{note('')}z", "<p>x yz</p>"),
        (f"<p>x{note(note('b'))}", f"<p>x{note('b')}</p>"),
        (f"<h2>Aim{note('of <em>it</em>')}</h2>", "<h3>Aim of <em>it</em></h3>"),
        (f"<p><em>a<u>b{note('n')}c</u></em>d",
         f"<p><em>a<u>b</u></em>{note('n')}<em><u>c</u></em>d</p>"),
        (f'<p><a href="http://un.org/">a{note("n")}</a>.', f'<p><a href="http://un.org/">a</a>{note("n")}.</p>'),
        ('<p>a<span class="MsoFootnoteText">b</span><em class="footnote">c</em></p>', "<p>ab<em>c</em></p>"),
        ('<p>x<span class="footnote">see <a href=http://un.org/ title=t>it</a></span>',
         f"""<p>x{note('see <a href="http://un.org/">it</a>')}</p>"""),
    ],
)  # fmt: skip
def test_a_footnote_stands_in_text_and_holds_words_and_marks(given_html: str, kept: str) -> None:
    assert canonical(given_html) == kept
    assert canonical(kept) == kept


def test_words_of_a_footnote_are_not_glued_to_those_before_and_after() -> None:
    html = f"<p>agreed{note('in <em>May</em>')}with all</p>"
    assert plain_text(html) == "agreed in May with all"
    assert word_count(html) == 5


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script><p>hi</p>",
        "<p onclick=alert(1) style='color:red' id=x>hi</p>",
        "<p>hi</p><img src=x onerror=alert(1)><iframe src=//evil></iframe>",
        "<a href='java\nscript:alert(1)'>hi</a>",
        "<a href='data:text/html,x'>hi</a>",
        "<a href='//evil.example/x'>hi</a>",
        "<svg><style><img src=x onerror=alert(1)></style></svg><p>hi</p>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x&gt;'>hi",
        "<p>hi<!-- <b> --></p>",
        "<link rel=attachment href=file:///etc/passwd><p>hi</p>",
    ],
)
def test_what_could_act_is_gone(nasty: str) -> None:
    assert canonical(nasty) in ("<p>hi</p>", "")


def test_links_go_to_web_and_mail_only() -> None:
    assert (
        canonical('<a href="https://un.org/?a=1&b=\'">UN</a>')
        == '<p><a href="https://un.org/?a=1&amp;b=&#x27;">UN</a></p>'
    )
    assert (
        canonical('<a href="mailto:a@un.org" target=_blank>m</a>') == '<p><a href="mailto:a@un.org">m</a></p>'
    )


@pytest.mark.parametrize(
    "too_much",
    [
        "x" * 200_001,
        "<blockquote>" * 60 + "x",
        "<b>" * 24_000 + "x",
        "<ul><li>" * 300 + "x",
        "<table>" + "<tr><td>x</td></tr>" * 501 + "</table>",
        "<table><tr>" + "<td>x</td>" * 21 + "</tr></table>",
        "<table><tr><td colspan=21>x</td></tr></table>",
        "<table><tr><td rowspan=99999999>x</td></tr></table>",
        "<p>" * 60_000,
    ],
    ids=["size", "quotes", "bold", "lists", "rows", "columns", "colspan", "rowspan", "marks"],
)
def test_too_much_is_unprocessable(too_much: str) -> None:
    with pytest.raises(Unprocessable):
        canonical(too_much)


PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<ul>", "</ul>", "<li>", "<ol type=a>",
    "<table>", "</table>", "<tr>", "<td>", "</td>", "<th colspan=2>", "<br>", "a", "b c", " ", "\n", "&amp;",
    "&lt;", "&nbsp;", "<a href='http://x'>", "</a>", "<sup class=footnote>", "</sup>", "<span>",
    "<span class=footnote>", "</span>", "<h3>", "<blockquote>", "<h2>",
    "</h2>", "<caption>", "<thead>", "<section>", "<p dir=rtl>", "مر", "<script>", "<!--", "-->", "<style>",
    "<svg>", "<select>", "<template>", "<textarea>",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_form_of_a_form_is_itself(soup: str) -> None:
    once = canonical(soup)
    assert canonical(once) == once


def test_typed_paragraphs_become_html_and_html_stays() -> None:
    assert from_plain("one < two\r\nline\r\n\r\nnext") == "<p>one &lt; two<br>line</p><p>next</p>"
    assert from_plain("<p>kept</p>") == "<p>kept</p>"


def test_words_are_counted_in_every_script() -> None:
    assert word_count("<p>one two</p><p>three – four</p>") == 4
    assert word_count("<p>维持和平</p>") == 4
    assert word_count("<p>… — .</p>") == 0
