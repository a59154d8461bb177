"""Documents in the six official languages: words, direction, typefaces, what a reader gets back."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import page as validator
import pytest
from django.conf import settings
from pypdf import PdfReader

from outputs.printing import say as pdf_say
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import press
from outputs.printing.say import long_date, numeral, said, speaking
from outputs.printing.scripts import scripts_of
from tests.outputs.sample_languages import IN_LANGUAGES
from tests.outputs.sample_plan import SHORT

HASH = "9c1e77ab04d25f3b" * 4
ROOT = Path(settings.BASE_DIR)
OTHERS = ("fr", "es", "ru", "zh", "ar")


def table(name: str) -> dict[str, dict[str, str]]:
    """Return one of the two tables of words."""
    return json.loads((ROOT / "outputs" / "printed" / name).read_text())


def test_every_fixed_word_has_its_translations() -> None:
    """What templates and code say through `said` stands in the table, in all official languages."""
    used = set()
    for file in (ROOT / "templates" / "documents").glob("*.html"):
        used |= set(re.findall(r'"([^"]*)"\|said', file.read_text()))
    for file in (ROOT / "outputs" / "printing").glob("*.py"):
        used |= set(re.findall(r'\bsaid\("([^"]*)"\)', file.read_text()))
    words = table("words.json")
    assert len(used) > 30
    assert used <= set(words), used - set(words)
    for english, entry in {**words, **table("titles.json")}.items():
        assert set(OTHERS) <= set(entry), english
        for language in OTHERS:
            placeholders = re.findall(r"%\(\w+\)s", english)
            assert sorted(re.findall(r"%\(\w+\)s", entry[language])) == sorted(placeholders), (
                english,
                language,
            )


@pytest.mark.parametrize(
    ("language", "day", "third", "title"),
    [
        ("en", "1 July 2011", "III", "Mission Plan"),
        ("fr", "1er juillet 2011", "III", "Plan de la mission"),
        ("es", "1 de julio de 2011", "III", "Plan de la misión"),
        ("ru", "1 июля 2011 года", "III", "План миссии"),
        ("zh", "2011年7月1日", "三", "特派团计划"),
        ("ar", "1 تموز/يوليه 2011", "ثالثا", "خطة البعثة"),
    ],
)
def test_dates_numerals_and_titles(language: str, day: str, third: str, title: str) -> None:
    with speaking(language):
        assert (long_date("2011-07-01"), numeral(3), said("Mission Plan")) == (day, third, title)
    assert pdf_say.spoken() == "en"


def test_numerals_go_on() -> None:
    with speaking("zh"):
        assert [numeral(n) for n in (10, 11, 20, 43)] == ["十", "十一", "二十", "四十三"]
    with speaking("ar"):
        assert [numeral(n) for n in (10, 11, 19, 20)] == ["عاشرا", "حادي عشر", "تاسع عشر", "عشرون"]
        assert [numeral(n) for n in (22, 41, 100)] == ["ثاني وعشرون", "حادي وأربعون", "C"]


def test_a_language_that_is_none_of_the_six_prints_in_english() -> None:
    assert '<html lang="en" dir="ltr">' in html_of({**SHORT, "language": "xx"}, Imprint(HASH, "2011-07-08"))


def test_typefaces_are_named_only_where_their_writing_stands() -> None:
    assert scripts_of("plain and naïve – “quoted”") == ["latin"]
    assert scripts_of("Dvořák, Пушкин, أمم, 联合国, Ωmega") == [
        "latin", "latin-ext", "greek", "cyrillic", "arabic", "han",
    ]  # fmt: skip
    english = html_of(SHORT, Imprint(HASH, "2011-07-08"))
    assert re.findall(r"impp:fonts-([\w-]+)\.css", english) == ["latin"]


def test_a_title_without_words_in_the_language_is_marked_as_english() -> None:
    section = {**SHORT["sections"][0], "title": "Beyond all tables"}
    html = html_of({**SHORT, "language": "ar", "sections": [section]}, Imprint(HASH, "2011-07-08"))
    assert '<span lang="en" dir="ltr">Beyond all tables</span>' in html


@pytest.fixture(scope="module", params=OTHERS)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A short plan in one of the languages, as a draft of a demonstration."""
    language = request.param
    target = tmp_path_factory.mktemp(language) / "plan.pdf"
    imprint = Imprint(HASH, "2011-07-08", draft=True, demonstration=True)
    press(html_of(IN_LANGUAGES[language], imprint), imprint.hash, target, lambda _: None)
    return language, target


def test_it_conforms_to_both_standards(printed: tuple[str, Path]) -> None:
    for profile in ("3a", "ua1"):
        report = validator.validate_pdf(printed[1], profile=profile)
        assert report.is_compliant, [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def test_language_tags_and_typefaces(printed: tuple[str, Path]) -> None:
    language, target = printed
    reader = PdfReader(target)
    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert table("titles.json")["Mission Plan"][language] in reader.metadata.title
    shipped = {
        "Text",
        "Plain",
        "Text Arabic",
        "Text Cyrillic",
        "Plain Cyrillic",
        "Text Han",
        "Plain Han",
        "Han Marks",
    }
    for page in reader.pages:
        fonts: Any = page["/Resources"]["/Font"]
        for key in fonts:
            name = fonts[key]["/BaseFont"].split("+")[-1].replace("#20", " ")
            assert any(name.replace("-", " ").startswith(known) for known in shipped), name
            descriptor = fonts[key]["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


READ_BACK = {
    "fr": (
        "Table des matières",
        "Objectifs et stratégies",
        "laissés de côté",
        "Voir le compte rendu",
        "PROJET",
    ),
    "es": ("Índice", "Objetivos y estrategias", "¿qué debe cambiar", "Véase el acta", "BORRADOR"),
    "ru": ("Содержание", "Цели и стратегии", "вытекают три цели", "См. протокол", "ПРОЕКТ"),
    "zh": ("目录", "目标和战略", "公共服务覆盖东部各县", "数字均已取整", "草稿"),
    "ar": ("المحتويات", "الأهداف والاستراتيجيات", "انضمام الجماعات الباقية", "سيطرة الشرطة", "مشروع"),
}


def test_its_text_is_read_back_as_it_was_written(printed: tuple[str, Path]) -> None:
    """Spaces aside: kerning of Arabic makes gaps that some readers take for them."""
    language, target = printed
    text = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
    plain = re.sub("[\\s\u200b-\u200f\u202a-\u202e]", "", text)
    places = []
    for words in READ_BACK[language]:
        assert words.replace(" ", "") in plain, words
        places.append(plain.rindex(words.replace(" ", "")))
    assert places[3] > places[2]  # the footnote stands at the foot, after what follows its call
