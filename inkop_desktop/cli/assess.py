"""Assess a purchase that is told as JSON on standard input."""

import json
import sys
from datetime import date
from typing import Any, TypeVar

from inkop_desktop import formats
from inkop_desktop.cli import law, values
from inkop_desktop.cli.output import say, say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.errors import UserError
from inkop_desktop.rules import cpv
from inkop_desktop.rules.law import assessment, duties, grounds, reading, words
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.value import Estimate, OptionPrice, of_estimate, spans_of
from inkop_desktop.rules.law.vocabulary import Authority, Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country, Vocabulary
from inkop_desktop.text import N_, _

Word = TypeVar("Word", bound=Vocabulary)
_KEYS = (
    *("country", "law", "kind", "date", "cpv", "value", "monthly", "months", "open_ended", "lease"),
    *("options", "ground", "authority"),
)
_MOST_MONTHS = 1200


def assess(options: Options) -> int:
    """Read a case and say what the law of its day makes of it."""
    case = read_case(_standard_input())
    found = assessment.assess(reading.shipped(case.country), case)
    if options.form == "json":
        say_json(_as_json(found))
    else:
        _say(found)
    return 0


def _standard_input() -> str:
    """Return what is on standard input: UTF-8, with or without the mark that Windows writes before it."""
    if sys.stdin is None:  # closed by whoever started the program
        return ""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(N_("The case is not text in UTF-8, as JSON is.")) from error


def read_case(written: str) -> Case:
    """Return the case that a JSON text tells; what is left out, or null, is unknown.

    Errors: UserError for what is no JSON, no case, or contradicts itself.
    """
    told = _Told(_object(written))
    country = told.word("country", Country)
    if country is None:
        raise UserError(N_("The case does not say in which country it is: “country” is “se” or “no”."))
    law_of_case = told.word("law", Law)
    if law_of_case and law_of_case.country is not country:
        raise UserError(N_("{law} is no law of {country}."), law=str(law_of_case), country=country)
    estimate, day = _estimate(told), told.day("date")
    spans = spans_of(reading.shipped(country), law_of_case, day)
    return Case(
        country=country,
        day=day,
        law=law_of_case,
        nature=estimate.nature,
        cpv=told.cpv("cpv"),
        authority=told.word("authority", Authority),
        calculation=of_estimate(estimate, spans),
        months=estimate.all_months,
        ground=told.ground("ground", country),
    )


def _object(written: str) -> dict[str, Any]:
    if not written.strip():
        raise UserError(N_("There is no case: write it as JSON on standard input."))
    try:
        told = json.loads(written)
    except json.JSONDecodeError as error:
        raise UserError(
            N_("The case is not JSON: see line {line}, character {column}."),
            line=str(error.lineno),
            column=str(error.colno),
        ) from error
    except (ValueError, RecursionError) as error:  # digits or brackets without end are no case
        raise UserError(N_("The case is not JSON.")) from error
    if not isinstance(told, dict):
        raise UserError(N_("The case is not a JSON object."))
    for key in told:
        if key not in _KEYS:
            raise UserError(
                N_("“{key}” is not part of a case; these are: {keys}."), key=key, keys=", ".join(_KEYS)
            )
    return told


def _estimate(told: "_Told") -> Estimate:
    return Estimate(
        nature=told.word("kind", Nature),
        fixed=told.money("value"),
        price=told.money("monthly"),
        months=told.number("months"),
        open_ended=bool(told.flag("open_ended")),
        lease=told.flag("lease"),
        options=tuple(
            OptionPrice(months=option.number("months"), value=option.money("value"))
            for option in told.objects("options", ("months", "value"))
        ),
    )


class _Told:
    """Read the values of a JSON object; UserError names the key where one is of another kind."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def word(self, key: str, kind: type[Word]) -> Word | None:
        """Return one of a vocabulary's words."""
        value = self._values.get(key)
        if value is None:
            return None
        if value not in list(kind):
            raise UserError(
                N_("“{key}” cannot be “{value}”; it is one of: {choices}."),
                key=key,
                value=str(value),
                choices=", ".join(kind),
            )
        return kind(value)

    def day(self, key: str) -> date | None:
        """Return a day."""
        value = self._of(key, str)
        return None if value is None else values.day(value)

    def money(self, key: str) -> Money | None:
        """Return an amount that is not below nothing."""
        value = self._of(key, dict)
        if value is None:
            return None
        money = Money.from_json(value)
        if money.minor < 0 or not formats.is_currency(money.currency):
            told = f"{value['amount']} {value['currency']}"
            raise UserError(N_("“{text}” is not an amount."), text=told)
        return money

    def number(self, key: str) -> int | None:
        """Return a whole number above nothing, and no larger than the months of a century."""
        value: int | None = self._of(key, int)
        if value is not None and (isinstance(value, bool) or not 1 <= value <= _MOST_MONTHS):
            raise self._fault(key)
        return value

    def flag(self, key: str) -> bool | None:
        """Return yes or no."""
        value: bool | None = self._of(key, bool)
        return value

    def cpv(self, key: str) -> str:
        """Return a CPV code with its check digit; empty where there is none."""
        value = self._of(key, str)
        return cpv.parse(value).code if value else ""

    def ground(self, key: str, country: Country) -> str:
        """Return the key of a ground that the country's law has; empty where there is none."""
        value = self._of(key, str)
        choices = grounds.keys(reading.shipped(country))
        if value and value not in choices:
            raise UserError(
                N_("“{key}” cannot be “{value}”; it is one of: {choices}."),
                key=key,
                value=value,
                choices=", ".join(choices),
            )
        return value or ""

    def objects(self, key: str, keys: tuple[str, ...]) -> "list[_Told]":
        """Return a list of objects that have no other keys than these."""
        values = self._of(key, list) or []
        if not all(isinstance(value, dict) and value.keys() <= {*keys} for value in values):
            raise self._fault(key)
        return [_Told(value) for value in values]

    def _of(self, key: str, kind: type) -> Any:
        value = self._values.get(key)
        if value is not None and not isinstance(value, kind):
            raise self._fault(key)
        return value

    def _fault(self, key: str) -> UserError:
        value = json.dumps(self._values[key], ensure_ascii=False)
        return UserError(N_("“{key}” cannot be {value}."), key=key, value=value)


def _say(found: Assessment) -> None:
    for sentence in words.of_assessment(found):
        say(formats.show(sentence))
    if found.grounds_open:
        say("")
        say_table(
            [_("Key"), _("Grounds for not announcing"), _("Where it stands")],
            [[each.text.key, each.text.name, each.reference] for each in found.grounds_open],
        )
    if found.duties:
        say("")
        say(_("Obligations"))
    for duty in found.duties:
        told = (duty.text, duties.reference(duty, found.ground), formats.show(words.of_deadline(duty)))
        say("\n  ".join(filter(None, told)))


def _as_json(found: Assessment) -> dict[str, Any]:
    value = found.case.value
    return {
        "regime": found.regime and str(found.regime),
        "limit": found.limit and law.as_json(found.limit),
        "value": value and value.as_json(),
        "allowed": found.allowed,
        "grounds_open": [ground.text.key for ground in found.grounds_open],
        "duties": [_duty(duty, found) for duty in found.duties],
        "deadlines": [_deadline(duty, found) for duty in found.duties if duty.after],
        "reasons": [formats.show(sentence) for sentence in words.of_assessment(found)],
        "certainty": found.certainty and str(found.certainty),
    }


def _duty(duty: Duty, found: Assessment) -> dict[str, Any]:
    return {
        "kind": duty.duty,
        "must": duty.must,
        "text": duty.text,
        "law": duty.law,
        "reference": duties.reference(duty, found.ground),
        "certainty": str(duty.certainty),
        "contents": list(duty.contents),
    }


def _deadline(duty: Duty, found: Assessment) -> dict[str, Any]:
    return {
        "kind": duty.duty,
        "days": duty.days,
        "months": duty.months,
        "after": str(duty.after),
        "text": formats.show(words.of_deadline(duty)),
        "reference": duties.reference(duty, found.ground),
    }
