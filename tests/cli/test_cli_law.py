"""The law and the assessment of a purchase from the command line."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
KEYS = {
    "id", "law", "kind", "comparison", "value", "valid_from", "valid_to", "reference", "source", "checked_on",
    "certainty",
}  # fmt: skip
ANSWER = [
    "regime",
    "limit",
    "value",
    "allowed",
    "grounds_open",
    "duties",
    "deadlines",
    "reasons",
    "certainty",
]


@pytest.fixture
def assess(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Return what puts a case on standard input, told as an object or as a text, and assesses it."""

    def _assess(case: Any, *argv: str) -> tuple[int, str, str]:
        told = case if isinstance(case, str | bytes) else json.dumps(case)
        written = told if isinstance(told, bytes) else told.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(written)))
        return run("assess", *argv)

    return _assess


def entries(run: Run, *argv: str) -> list[dict[str, Any]]:
    code, out, err = run("law", *argv, "--json")
    assert (code, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out)
    return found


def sek(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "SEK"}


def test_the_law_in_json(run: Run) -> None:
    found = entries(run, "--country", "se", "--on", "2020-06-01")
    assert all(entry.keys() == KEYS for entry in found)
    direct = next(entry for entry in found if entry["id"] == "se.lou.direct")
    assert direct == {
        "id": "se.lou.direct",
        "law": "LOU",
        "kind": "direct_general",
        "comparison": "<",
        "value": {"amount": "615312.00", "currency": "SEK"},
        "valid_from": "2020-01-01",
        "valid_to": "2021-12-31",
        "reference": "19 kap. 7 § LOU (2016:1145) i äldre lydelse",
        "source": "konkurrensverket.se, äldre tröskelvärden; 28 % av 2 197 545",
        "checked_on": "2026-11-20",
        "certainty": "F",
    }
    ground = next(entry for entry in found if entry["id"] == "se.lou.ground.urgency.above")
    assert (ground["comparison"], ground["value"], ground["valid_to"]) == (None, None, None)
    assert {entry["law"] for entry in found} >= {"LOU", "LUF", "LUK", "KL"}


def test_the_law_of_today_unless_another_day_is_asked_for(run: Run) -> None:
    today = entries(run, "--country", "no", "--today", "2026-11-21")
    assert today == entries(run, "--country", "no", "--on", "2026-11-21")
    scope = [entry["value"]["amount"] for entry in today if entry["id"] == "no.scope"]
    assert scope == ["500000.00"]
    before = entries(run, "--country", "no", "--on", "2026-06-30")
    assert [each["value"]["amount"] for each in before if each["id"] == "no.scope"] == ["100000.00"]
    unknown = next(entry for entry in today if entry["id"] == "no.small_lot_gs")
    assert (unknown["value"], unknown["certainty"]) == (None, "U")


@pytest.mark.parametrize(
    ("country", "language", "words"),
    [
        (
            "se",
            "sv",
            [
                "Upphandlingsrätten i Sverige den 2026-11-21; belopp utan mervärdesskatt.",
                "Gränser",
                "under 700 000 kr",
                "över 100 000 kr",
                "inte känt",
                "Synnerlig brådska",
                "Särskilda tjänster",
                "17 kap. 9 § LOU",
            ],
        ),
        (
            "no",
            "nb",
            [
                "Anskaffelsesretten i Norge 21.11.2026",
                "Innslagspunkt",
                "Plikter",
                "Tjenester med egne regler",
            ],
        ),
        ("no", "en", ["Scope limit", "at least 500,000", "Grounds for not announcing", "not known"]),
    ],
)
def test_the_law_in_words(run: Run, country: str, language: str, words: list[str]) -> None:
    code, out, err = run("law", "--country", country, "--on", "2026-11-21", "--language", language)
    assert (code, err) == (0, "")
    for word in words:
        assert word in out
    assert "2027" not in out.splitlines()[-1]


def test_a_pack_that_was_not_checked_this_year_warns(run: Run) -> None:
    warning = "Nothing in the law pack has been checked this year; the last check was on 2026-11-20."
    assert run("law", "--country", "se", "--today", "2027-01-01")[1].splitlines()[-1] == warning
    assert warning not in run("law", "--country", "se", "--today", "2026-12-31")[1]


CASES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {
            "country": "se",
            "law": "LOU",
            "kind": "services",
            "date": "2026-11-20",
            "monthly": sek("12000"),
            "open_ended": True,
        },
        {"regime": "below_threshold", "value": sek("576000.00"), "allowed": True, "certainty": "F"},
    ),
    (
        {
            "country": "se",
            "law": "LOU",
            "kind": "services",
            "date": "2026-11-20",
            "monthly": sek("15000"),
            "open_ended": True,
            "authority": "municipality",
        },
        {"value": sek("720000.00"), "allowed": False, "certainty": "F"},
    ),
    (
        {
            "country": "se",
            "law": "LOU",
            "date": "2026-11-20",
            "value": sek("360000"),
            "options": [{"months": 12, "value": sek("180000")}, {"months": 12, "value": sek("180000")}],
        },
        {"value": sek("720000.00"), "allowed": False},
    ),
    (
        {"country": "se", "law": "LOU", "date": "2026-11-20", "monthly": sek("15000"), "months": 36},
        {"value": sek("540000.00"), "allowed": True},
    ),
    (
        {
            "country": "no",
            "law": "FOA",
            "kind": "services",
            "date": "2026-07-01",
            "monthly": {"amount": "30000", "currency": "NOK"},
            "open_ended": True,
            "authority": "municipality",
        },
        {"regime": "part_2", "allowed": False, "certainty": "F3"},
    ),
    *(
        (
            {"country": "no", "law": law, "authority": authority, "kind": "goods", "date": "2026-11-20"}
            | {"value": {"amount": amount, "currency": "NOK"}},
            expected,
        )
        for law, authority, amount, expected in (
            ("forsyningsforskriften", "municipality", "600000", {"regime": "utilities", "allowed": True}),
            ("FOA", "utility", "600000", {"regime": "utilities", "allowed": True, "certainty": "U"}),
            ("FOA", "utility", "5000000", {"regime": "utilities_above", "allowed": False}),
            ("konsesjonskontraktforskriften", "municipality", "600000", {"regime": None, "allowed": None}),
        )
    ),
    ({"country": "se", "law": None, "cpv": None, "options": None}, {"allowed": None, "certainty": None}),
    (
        {
            "country": "se",
            "law": "LOU",
            "kind": "goods",
            "date": "2026-11-20",
            "monthly": sek("20000"),
            "open_ended": True,
            "lease": False,
        },
        {"value": sek("240000.00"), "allowed": True},
    ),
    (
        {
            "country": "se",
            "law": "LOU",
            "kind": "services",
            "date": "2024-05-01",
            "cpv": "85000000",
            "value": sek("8109449.99"),
        },
        {"regime": "special_services", "allowed": True},
    ),
    (
        {
            "country": "se",
            "law": "LOU",
            "kind": "goods",
            "date": "2024-05-01",
            "value": sek("900000"),
            "ground": "urgency",
        },
        {"regime": "below_threshold", "allowed": True},
    ),
]


@pytest.mark.parametrize(("case", "expected"), CASES)
def test_a_case_is_assessed(
    assess: Callable[..., tuple[int, str, str]], case: dict[str, Any], expected: dict[str, Any]
) -> None:
    code, out, err = assess(case, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert list(found) == ANSWER
    assert {key: found[key] for key in expected} == expected
    assert found["reasons"][-1] == "This is support for a judgement. The officer decides and signs."


def test_what_follows_in_json(assess: Callable[..., tuple[int, str, str]]) -> None:
    case = {
        "country": "se",
        "law": "LOU",
        "kind": "goods",
        "date": "2024-05-01",
        "value": sek("900000"),
        "ground": "urgency",
    }
    found = json.loads(assess(case, "--json", "--language", "sv")[1])
    assert found["limit"]["id"] == "se.lou.direct"
    assert "exceptional" in found["grounds_open"]
    assert {each["kind"] for each in found["duties"]} == {
        "conflict_of_interest", "documentation", "post_award_notice", "voluntary_notice", "inform_tenderers",
        "retention",
    }  # fmt: skip
    documentation = next(each for each in found["duties"] if each["kind"] == "documentation")
    assert documentation["reference"] == "19 a kap. 11 § LOU"
    assert documentation["must"] is True
    assert found["deadlines"] == [
        {
            "kind": "documentation",
            "days": 30,
            "months": None,
            "after": "contract_or_cancelling",
            "text": "Senast 30 dagar från avtalet eller beslutet att avbryta.",
            "reference": "19 a kap. 11 § LOU",
        },
        {
            "kind": "post_award_notice",
            "days": 30,
            "months": None,
            "after": "contract",
            "text": "Senast 30 dagar från avtalsdagen.",
            "reference": "19 a kap. 13–14 §§ LOU",
        },
        {
            "kind": "voluntary_notice",
            "days": 10,
            "months": None,
            "after": "notice",
            "text": "Inget avtal förrän 10 dagar har gått från annonsens publicering.",
            "reference": "19 a kap. 9 § samt 20 kap. 3 och 15 §§ LOU",
        },
    ]


def test_a_case_is_assessed_in_words(assess: Callable[..., tuple[int, str, str]]) -> None:
    case = {
        "country": "no",
        "law": "FOA",
        "kind": "goods",
        "date": "2026-11-20",
        "value": {"amount": "1400000", "currency": "NOK"},
        "ground": "urgent",
        "authority": "municipality",
    }
    code, out, err = assess(case, "--language", "nb")
    assert (code, err) == (0, "")
    assert "Gjeldende regler: Del II." in out
    lines = [line.strip() for line in out.splitlines()]
    assert "Plikter" in lines
    assert "§ 7-1 FOA, jf. § 5-2 første ledd bokstav c FOA" in lines
    assert "Høyst 6 måneder før tilbudsfristen." in lines
    assert any(line.split()[:3] == ["urgent", "Uforutsette", "omstendigheter"] for line in lines)


def test_a_case_without_facts_is_assessed_in_words(assess: Callable[..., tuple[int, str, str]]) -> None:
    assert assess({"country": "se"})[1].splitlines() == [
        "Whether it is allowed cannot be told while facts are missing.",
        "Missing: the day on which the procurement began.",
        "Missing: which law the purchase is made under.",
        "Missing: the estimated value.",
        "This is support for a judgement. The officer decides and signs.",
    ]


GOOD = {"country": "se", "law": "LOU"}
REFUSED: list[tuple[Any, str]] = [
    ("", "There is no case: write it as JSON on standard input.\n"),
    ("{", "The case is not JSON: see line 1, character 2.\n"),
    ('{"country":\n "se"]', "The case is not JSON: see line 2, character 6.\n"),
    ("[" * 5000, "The case is not JSON.\n"),
    ('{"country": "se", "months": 1' + "0" * 5000 + "}", "The case is not JSON.\n"),
    (b'\xff{"country": "se"}', "The case is not text in UTF-8, as JSON is.\n"),
    ("[]", "The case is not a JSON object."),
    ({}, "The case does not say in which country it is: “country” is “se” or “no”."),
    ({"country": "dk"}, "“country” cannot be “dk”; it is one of: se, no."),
    ({"country": ["se"]}, "“country” cannot be “['se']”; it is one of: se, no."),
    ({"country": "no", "law": "LOU"}, "LOU is no law of Norway."),
    (GOOD | {"colour": "red"}, "“colour” is not part of a case; these are: country, law, kind, date, "),
    (GOOD | {"kind": "gods"}, "“kind” cannot be “gods”; it is one of: goods, services, works."),
    (GOOD | {"date": "20 nov"}, "“20 nov” is not a day. Write it as 2026-12-31."),
    (GOOD | {"date": 20261120}, "“date” cannot be 20261120."),
    (GOOD | {"cpv": "99999999"}, "“99999999” is not a CPV code."),
    (GOOD | {"value": 5}, "“value” cannot be 5."),
    (GOOD | {"value": {"amount": "many", "currency": "SEK"}}, "“many SEK” is not an amount."),
    (GOOD | {"value": {"amount": "5,5", "currency": "SEK"}}, "“5,5 SEK” is not an amount."),
    (GOOD | {"value": {"amount": "-1", "currency": "SEK"}}, "“-1 SEK” is not an amount."),
    (GOOD | {"value": {"amount": "1", "currency": "kr"}}, "“1 kr” is not an amount."),
    (GOOD | {"value": {"amount": "1"}}, "“1” is not an amount."),
    (GOOD | {"value": {}}, "“” is not an amount."),
    (GOOD | {"months": 1201}, "“months” cannot be 1201."),
    (GOOD | {"months": 10**22}, "“months” cannot be 10000000000000000000000."),
    (GOOD | {"options": [{"months": 10**22}]}, "“months” cannot be 10000000000000000000000."),
    (GOOD | {"months": 0}, "“months” cannot be 0."),
    (GOOD | {"months": True}, "“months” cannot be true."),
    (GOOD | {"months": "12"}, '“months” cannot be "12".'),
    (GOOD | {"open_ended": "yes"}, '“open_ended” cannot be "yes".'),
    (GOOD | {"options": {"months": 1}}, "“options” cannot be "),
    (GOOD | {"options": [1]}, "“options” cannot be [1]."),
    (GOOD | {"options": [{"years": 1}]}, "“options” cannot be "),
    (GOOD | {"options": [{"months": -1}]}, "“months” cannot be -1."),
    (GOOD | {"ground": "haste"}, "“ground” cannot be “haste”; it is one of: value, value_special, "),
    (GOOD | {"authority": "king"}, "“authority” cannot be “king”; it is one of: municipality, region, "),
]


@pytest.mark.parametrize(("case", "sentence"), REFUSED)
def test_what_is_no_case_is_refused_in_a_sentence(
    assess: Callable[..., tuple[int, str, str]], case: Any, sentence: str
) -> None:
    code, out, err = assess(case, "--json")
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_the_longest_term_of_the_largest_amounts_is_assessed(
    assess: Callable[..., tuple[int, str, str]],
) -> None:
    most = {"amount": str(10**15), "currency": "SEK"}
    case = GOOD | {"kind": "goods", "monthly": most, "months": 1200}
    code, out, _err = assess(case, "--json")
    assert (code, json.loads(out)["value"]["amount"]) == (0, "1200000000000000000.00")


def test_the_mark_that_windows_writes_before_a_text_is_no_part_of_it(
    assess: Callable[..., tuple[int, str, str]],
) -> None:
    told = json.dumps(GOOD)
    assert assess("\ufeff" + told, "--json") == assess(told, "--json")
    assert assess("\ufeff" + told, "--json")[0] == 0


@pytest.mark.parametrize("argv", [["--country", "dk"], [], ["--country", "se", "--on", "yesterday"]])
def test_the_law_of_nowhere_or_no_day_is_refused(run: Run, argv: list[str]) -> None:
    code, out, err = run("law", *argv)
    assert (code, out) == (2, "")
    assert err
