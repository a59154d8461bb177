"""Nothing that a document says of itself is left in English: titles, heads, labels, words of closed lists."""

# ruff: noqa: E501 - terms in six languages

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from outputs.definition import OUTPUTS
from outputs.definition.registers import CONFIDENTIAL
from outputs.printing.charts import FROM, RESULTS, TIMES, WITHOUT
from outputs.printing.document import LABELS, html_of
from outputs.printing.framework import COLUMNS
from outputs.printing.say import LANGUAGES, called, decimal, headed, known, said, speaking
from outputs.printing.schedule import SIDES
from outputs.printing.signing import CLEARED, DECIDED, PREPARED, SUBMITTED
from outputs.printing.tables import table_of
from outputs.tables import columns
from plans.columns import Column
from plans.models import OptionTest
from plans.models.integration import Signature
from tests.outputs.printing.test_document import HASH, Imprint
from tests.outputs.sample_plan import SHORT

OTHERS = tuple(language for language in LANGUAGES if language != "en")
SIGNS = {"; ", ".", ":", "No.", "%(first)s to %(last)s"}  # no letters in some of the languages
FOLDER = Path(settings.BASE_DIR) / "outputs" / "printed"
SECTIONS = [section for output in OUTPUTS.values() for section in output.sections]
PRINTED = sorted({section.register for section in SECTIONS if section.register} - CONFIDENTIAL)


def table(name: str) -> dict[str, dict[str, str]]:
    """Return one of the tables of words."""
    return json.loads((FOLDER / name).read_text())


def drawn() -> Iterator[tuple[str, Column]]:
    """Yield every column that can stand in an output."""
    for register in PRINTED:
        for column in columns(register):
            if column.key != "source":
                yield register, column


@pytest.mark.parametrize("language", OTHERS)
def test_titles_labels_and_steps_are_said_in_every_language(language: str) -> None:
    fixed = {
        *(output.title for output in OUTPUTS.values()), *(section.title for section in SECTIONS),
        *LABELS.values(), *COLUMNS, *(name for _side, name in SIDES), FROM, RESULTS, TIMES, WITHOUT,
        PREPARED, SUBMITTED, CLEARED, DECIDED, *LANGUAGES.values(),
        "Unclassified", "Confidential", "Strictly Confidential",
    }  # fmt: skip
    assert len(fixed) > 150
    with speaking(language):
        assert [english for english in sorted(fixed) if not known(english)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_heads_of_all_registers_are_said_in_every_language(language: str) -> None:
    heads = table("columns.json")
    found = list(drawn())
    assert len(found) > 250
    with speaking(language):
        for register, column in found:
            entry = heads.get(f"{register}: {column.title}") or heads.get(column.title)
            assert (entry and entry.get(language)) or known(column.title), (register, column.title)


@pytest.mark.parametrize("language", OTHERS)
def test_words_of_closed_lists_are_said_in_every_language(language: str) -> None:
    values = table("values.json")
    labels = {label for _register, column in drawn() for _value, label in column.choices}
    labels |= {str(label) for label in (*OptionTest.Result.labels, *Signature.Document.labels)}
    assert len(labels) > 100
    with speaking(language):
        for label in sorted(labels):
            assert values.get(label, {}).get(language) or known(label), label


@pytest.mark.parametrize("name", ["titles.json", "columns.json", "values.json", "words.json"])
def test_entries_are_whole_and_in_their_own_writing(name: str) -> None:
    """A line in a wrong place would show: Arabic, Russian and Chinese are told by their letters."""
    scripts = {"ar": ("\u0600", "\u06ff"), "ru": ("\u0400", "\u04ff"), "zh": ("\u2e80", "\u9fff")}
    for english, entry in table(name).items():
        assert set(OTHERS) <= set(entry), english
        if english.startswith("(") or english in SIGNS:
            continue
        for language, (first, last) in scripts.items():
            assert any(first <= sign <= last for sign in entry[language]), (english, language)
        for language in ("fr", "es"):
            assert all(sign < "\u0370" or sign in "–’“”«»…ᵒ" for sign in entry[language]), english


def test_the_columns_know_no_head_that_no_register_has() -> None:
    titles = {column.title for _register, column in drawn()}
    pairs = {f"{register}: {column.title}" for register, column in drawn()}
    assert set(table("columns.json")) <= titles | pairs


@pytest.mark.parametrize(
    ("language", "srsg", "benchmark", "team"),
    [
        ("fr", "Représentant spécial du Secrétaire général", "Critère de référence", "équipe de pays"),
        ("es", "Representante Especial del Secretario General", "Parámetro de referencia", "equipo en el país"),
        ("ru", "Специальному представителю Генерального секретаря", "Контрольный показатель", "страновая группа"),
        ("zh", "秘书长特别代表", "基准", "国家工作队"),
        ("ar", "الممثل الخاص للأمين العام", "النقطة المرجعية", "الفريق القُطري"),
    ],
)  # fmt: skip
def test_terms_are_those_of_the_united_nations(language: str, srsg: str, benchmark: str, team: str) -> None:
    with speaking(language):
        assert srsg in said("Directive to the SRSG")
        assert headed("benchmarks", "Benchmark") == benchmark
        assert called("country team") == team


def printed(register: str, keys: tuple[str, ...], *rows: tuple[Any, ...]) -> list[list[str]]:
    """Return heads and cells of a register's table."""
    chosen = [
        {"key": column.key, "title": column.title} for column in columns(register) if column.key in keys
    ]
    made = table_of(chosen, [dict(zip(keys, row, strict=True)) for row in rows], register)
    cells = [[cell.text for cell in row.cells] for row in made.rows]
    return [[column.title for column in made.columns], *cells]


def test_a_register_is_headed_and_its_closed_lists_are_said_in_the_documents_language() -> None:
    rows = (("X1", "high", "high"), ("X2", "the high road", "low"))
    with speaking("fr"):
        made = printed("risks", ("reference", "text", "impact"), *rows)
    assert made == [["Nᵒ", "Risque", "Incidence"], ["X1", "high", "élevé"], ["X2", "the high road", "faible"]]


def test_one_head_may_mean_two_things() -> None:
    with speaking("fr"):
        assert headed("activities", "Output") == "Produit"
        assert headed("consultations", "Output") == "Document visé"


def test_how_options_fare_is_said_pair_by_pair() -> None:
    rows = (("S1", "Calm", "O1: enough; O2: not enough"), ("S2", "War", "O1: not enough; O2: partly"))
    with speaking("es"):
        made = printed("scenarios", ("reference", "name", "tests"), *rows)
    assert made[1][-1] == "O1: suficiente; O2: insuficiente"
    assert made[2][-1] == "O1: insuficiente; O2: en parte"


def test_numbers_carry_the_decimal_sign_of_the_language() -> None:
    with speaking("fr"):
        assert (decimal(1234.5), decimal(2.0)) == ("1\u00a0234,5", "2")
    with speaking("zh"):
        assert decimal(2.5) == "2.5"


def test_numbers_of_sections_and_paragraphs_end_as_the_language_has_it() -> None:
    arabic = html_of({**SHORT, "language": "ar"}, Imprint(HASH, "2011-07-08"))
    assert '<span class="numeral">أولا - </span>' in arabic
    assert '<span class="number">1 - </span>' in arabic
    assert '<span class="numeral">I. </span>' in html_of(SHORT, Imprint(HASH, "2011-07-08"))
