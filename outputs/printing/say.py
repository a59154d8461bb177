"""What a document says of itself, in the language of the document: fixed words, titles, dates, numerals.

The words stand in `outputs/printed`, each under its English: `titles.json` (outputs and sections),
`columns.json` (heads of registers; "register: Head" where a register means something else by it),
`values.json` (closed lists) and `words.json` (all else). What has no entry there, such as a section that a
custodian added, stays in English.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path

LANGUAGES = {
    "ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish",
}  # fmt: skip
ENGLISH = "en"
RIGHT_TO_LEFT = frozenset({"ar"})
_WORDS = Path(__file__).parents[1] / "printed"

_spoken: ContextVar[str] = ContextVar("language of the document", default=ENGLISH)

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس "
    "أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
}
_DATES = {
    "es": "{day} de {month} de {year}",
    "ru": "{day} {month} {year} года",
    "zh": "{year}年{number}月{day}日",
}
_DECIMAL = {"en": ".", "zh": "."}  # a comma elsewhere
_FIRST = {"fr": "1er"}  # the first of a month
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HAN = "零一二三四五六七八九"
_ORDINALS = ["أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"]
_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_UNITS = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in this language; English where it is none of the six."""
    token = _spoken.set(language if language in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """Return the language in which the document is being written."""
    return _spoken.get()


def said(english: str) -> str:
    """Return a fixed word or a title in the document's language; itself where there is no entry."""
    return _table().get(english, {}).get(spoken(), english)


def headed(register: str, english: str) -> str:
    """Return the head of a register's column in the document's language; itself where there is no entry."""
    heads = _entries("columns.json")
    entry = heads.get(f"{register}: {english}") or heads.get(english, {})
    return entry.get(spoken()) or said(english)


def called(english: str) -> str:
    """Return a value of a closed list in the document's language; itself where there is no entry."""
    return _entries("values.json").get(english, {}).get(spoken()) or said(english)


def known(english: str) -> bool:
    """Return whether this is said in the document's own language."""
    return spoken() == ENGLISH or spoken() in _table().get(english, {})


def direction() -> str:
    """Return in which direction the document is read."""
    return "rtl" if spoken() in RIGHT_TO_LEFT else "ltr"


def long_date(value: str) -> str:
    """Return an ISO date in words; the text itself where it is no date."""
    try:
        on = date.fromisoformat(value[:10])
    except ValueError:
        return value
    names = _MONTHS.get(spoken(), "").split()
    month = names[on.month - 1].replace("_", " ") if names else ""
    day = _FIRST.get(spoken(), "1") if on.day == 1 else str(on.day)
    pattern = _DATES.get(spoken(), "{day} {month} {year}")
    return pattern.format(day=day, month=month, number=on.month, year=on.year)


def decimal(value: float) -> str:
    """Return a number with the decimal sign of the document's language and its thousands apart."""
    whole = int(value) if float(value).is_integer() else value
    return f"{whole:,}".replace(",", "\u00a0").replace(".", _DECIMAL.get(spoken(), ","))


def numeral(number: int) -> str:
    """Return the number of a section as its heading carries it: Roman; in words in Arabic and Chinese."""
    if spoken() == "zh" and number < 100:
        return _han(number)
    if spoken() == "ar" and number < 100:
        return _ordinal(number)
    return roman(number)


def roman(number: int) -> str:
    """Return a small number in Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _ordinal(number: int) -> str:
    tens, units = divmod(number, 10)
    if number <= 10:
        return _ORDINALS[number - 1]
    if number < 20:
        return f"{_UNITS[units - 1]} عشر"
    return f"{_UNITS[units - 1]} و{_TENS[tens - 2]}" if units else _TENS[tens - 2]


def _han(number: int) -> str:
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[units] if units else "")


@cache
def _table() -> dict[str, dict[str, str]]:
    return {**_entries("titles.json"), **_entries("words.json")}


@cache
def _entries(name: str) -> dict[str, dict[str, str]]:
    return json.loads((_WORDS / name).read_text())
