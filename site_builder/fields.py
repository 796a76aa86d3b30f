"""The types of fields: what each accepts, what it answers to anything else, what editors check.

Values arrive as text (see `documents`), so `name: No` stays "No" and `1.10` stays "1.10".
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_builder.identifiers import RESERVED, RESERVED_WHY, words
from site_builder.urls import url_fault


def _single_line(text: str) -> str:
    if "\n" in text:
        hint = {"hint": "write it in one line"}
        raise PydanticCustomError("wrong-type", "a text of one line is expected here", hint)
    if text in ("null", "~"):
        hint = {"hint": "leave the field out if there is nothing to say"}
        raise PydanticCustomError(
            "wrong-type", "a value is expected, not YAML's word for none", hint
        )
    return text


def _url(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("no-value", "an address is expected")
    if fault := url_fault(text):
        message, hint = fault
        raise PydanticCustomError("bad-url", "{fault}", {"fault": message, "hint": hint})
    return text


def _typed(
    pattern: str, expected: str, repair: Callable[[str], str] = lambda value: value.strip()
) -> BeforeValidator:
    """A text that must look like `pattern` before it gets its type; `repair` guesses one."""
    compiled = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not compiled.fullmatch(value):
            if not value:
                raise PydanticCustomError(
                    "no-value", "{expected} is expected", {"expected": expected}
                )
            # Digits of a wide keyboard are meant as the plain ones.
            guess = repair(unicodedata.normalize("NFKC", value))
            hint = f'did you mean "{guess}"?' if compiled.fullmatch(guess) else None
            context = {"found": value, "expected": expected, "hint": hint}
            raise PydanticCustomError("wrong-type", '"{found}" is not {expected}', context)
        return value

    return BeforeValidator(check)


def _first(pattern: str) -> Callable[[str], str]:
    """Finds what is meant within a longer text: an id in an address, a year in a typo."""
    compiled = re.compile(pattern)

    def find(value: str) -> str:
        match = compiled.search(value)
        return match[0] if match else ""

    return find


def _as_id(value: str) -> str:
    return "-".join(words(value.removesuffix(".yaml")))


def _unreserved(value: str) -> str:
    if value in RESERVED:
        context = {"found": value, "hint": f'choose a longer one, as "the-{value}"'}
        raise PydanticCustomError("wrong-type", f'"{{found}}" is no id: {RESERVED_WHY}', context)
    return value


def _as_date(value: str) -> str:
    return "-".join(part.zfill(2) for part in re.split(r"\D+", value.strip()))


def _as_flag(value: str) -> str:
    return {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
        value.casefold(), value.casefold()
    )


def _schema(kind: str, **limits: str | int) -> WithJsonSchema:
    """What an editor checks, which reads YAML with its types."""
    return WithJsonSchema({"type": kind, **limits})


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_YEAR = r"(19|20|21)\d\d"
_COLOUR = r"#[0-9A-Fa-f]{6}"
_ARXIV = r"\d\d(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d\d(0[1-9]|1[0-2])\d{3}"
_DOI = r"10\.\d{4,9}/\S+"
_DATE = r"\d{4}-\d{2}-\d{2}"

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500, strip_whitespace=True),
    AfterValidator(_single_line),
]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=5_000, strip_whitespace=True)]
Id = Annotated[
    str,
    _typed(ID, "an id: a-z, 0-9 and single hyphens", _as_id),
    AfterValidator(_unreserved),
    _schema("string", pattern=ID),
]
# What it names stands in another file. Any text is read, so that the rules, which know the words
# there, answer a misspelt one in the same run.
Reference = Annotated[Text, _schema("string", pattern=ID)]
Url = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_url),
    _schema("string", pattern="^https?://", maxLength=2_000),
]
Year = Annotated[
    int,
    _typed(_YEAR, "a year of four digits, as 2017", _first(rf"(?<!\d){_YEAR}(?!\d)")),
    _schema("integer", minimum=1900, maximum=2199),
]
Colour = Annotated[
    str,
    _typed(_COLOUR, "a colour, as #B4510F", lambda value: f"#{value.strip('# ')}"),
    _schema("string", pattern=f"^{_COLOUR}$"),
]
Arxiv = Annotated[
    str,
    _typed(_ARXIV, "an arXiv id, as 1703.07464", _first(_ARXIV)),
    _schema("string", pattern=f"^({_ARXIV})$"),
]
Doi = Annotated[
    str,
    _typed(_DOI, "a DOI, as 10.1109/CVPR.2006.100", _first(_DOI)),
    _schema("string", pattern=f"^{_DOI}$"),
]
Date = Annotated[
    datetime.date,
    _typed(_DATE, "a date, as 2026-11-23", _as_date),
    _schema("string", format="date", pattern=f"^{_DATE}$"),
]
Flag = Annotated[bool, _typed("true|false", "true or false", _as_flag), _schema("boolean")]
Importance = Annotated[
    int, _typed("[0-3]", "0, 1, 2 or 3"), _schema("integer", minimum=0, maximum=3)
]
