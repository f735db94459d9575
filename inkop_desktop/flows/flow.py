"""What every wizard is: steps, a frozen draft, a way forward, an exact way back, an end that can refuse.

A flow knows no window. Its state is a `Way`: a value that is never changed but replaced, so that
going back is dropping the last step of the trail, and any state can be tested by writing it down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Generic, TypeVar

from inkop_desktop.errors import UserError
from inkop_desktop.register.register import Register
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import N_, Message

D = TypeVar("D")  # the draft: a frozen dataclass of answers
R = TypeVar("R")  # what the end gives

Problems = Mapping[str, Message]


class Mood(Enum):
    """How what has been established so far looks."""

    NEUTRAL = "neutral"
    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


class Place(Enum):
    """Where a step stands on the way."""

    DONE = "done"
    HERE = "here"
    TO_COME = "to come"


class ProblemsError(UserError):
    """Tell that the way ends here until something is mended; `step` says where, `problems` what."""

    def __init__(self, step: str, problems: Problems) -> None:
        super().__init__(N_("This is not complete yet: {first}"), first=next(iter(problems.values())))
        self.step = step
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SoFar:
    """What has been established so far: a verdict in a few words, a sentence, facts by their labels."""

    verdict: Message | None = None
    mood: Mood = Mood.NEUTRAL
    sentence: Message | None = None
    facts: tuple[tuple[str, Any], ...] = ()


def _nothing_wrong(_draft: Any) -> Problems:
    return {}


def _always(_draft: Any) -> bool:
    return True


def _nowhere(_draft: Any) -> str:
    return ""


def _uncited(_step: str, _draft: Any) -> Message | None:
    return None


def _nothing_meanwhile(_draft: Any) -> Message | None:
    return None


def _as_it_is(_register: Register, draft: D, _tell: Tell) -> D:
    return draft


def _as_it_was(_register: Register, draft: D) -> D:
    return draft


@dataclass(frozen=True, slots=True)
class Step(Generic[D]):
    """One question.

    `problems` says what is missing in the draft before one may go on; `asked` whether the question
    is put at all, given the answers; `prepare` finds out what the step shows, on the way to it.
    """

    key: str
    title: str
    question: str
    why: str
    problems: Callable[[D], Problems] = _nothing_wrong
    asked: Callable[[D], bool] = _always
    prepare: Callable[[Register, D, Tell], D] = _as_it_is


@dataclass(frozen=True, slots=True)
class Way(Generic[D]):
    """How far somebody has come: the answers so far, and the steps gone through, the present one last."""

    draft: D
    trail: tuple[str, ...]

    @property
    def here(self) -> str:
        """Return the key of the step one is at."""
        return self.trail[-1]

    def with_draft(self, draft: D) -> "Way[D]":
        """Return the way with other answers."""
        return replace(self, draft=draft)


@dataclass(frozen=True, slots=True)
class Flow(Generic[D, R]):
    """A wizard: its steps, what it tells as it goes, and its end.

    `finish` does what the wizard is for, or raises UserError; `action` is what its button says, and
    `giving_up` what the one says that forgets the draft. `written` and `read` keep a draft, with the step one
    is at, over closing and crashing; `read` raises UserError where the kept one is worth nothing any more.
    `meanwhile` says of a draft that was read what others have changed since. `name_of` tells drafts of
    several things apart, and `at` says at which step somebody was. `cited` says where in the law it stands
    what a step asks. `looked_up` finds out what the register knows of the answers to a step, before it is
    said what is missing.
    """

    key: str
    title: str
    steps: tuple[Step[D], ...]
    finish: Callable[[Register, D, Tell], R]
    action: Callable[[D], Message]
    so_far: Callable[[D], SoFar]
    written: Callable[[D, str], str]
    read: Callable[[Register, str, Tell], D]
    giving_up: str
    meanwhile: Callable[[D], Message | None] = _nothing_meanwhile
    name_of: Callable[[D], str] = _nowhere
    at: Callable[[D], str] = _nowhere
    cited: Callable[[str, D], Message | None] = _uncited
    looked_up: Callable[[Register, D], D] = _as_it_was
    _by_key: dict[str, Step[D]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {step.key: step for step in self.steps})

    def begin(self, draft: D) -> Way[D]:
        """Return the way at the step that the draft was at, else at the first one.

        The step is shown even if the answers no longer lead to it: they may have been given on it.
        """
        at = self.at(draft)
        keys = [step.key for step in self.steps if step.asked(draft) or step.key == at]
        return Way(draft, tuple(keys[: keys.index(at) + 1]) if at in keys else (keys[0],))

    def step(self, way: Way[D]) -> Step[D]:
        """Return the step that one is at."""
        return self._by_key[way.here]

    def following(self, way: Way[D]) -> Step[D] | None:
        """Return the step that comes next with these answers; none at the end."""
        keys = [step.key for step in self.steps]
        place = keys.index(way.here)
        return next((step for step in self.steps[place + 1 :] if step.asked(way.draft)), None)

    def outline(self, way: Way[D]) -> list[tuple[Step[D], Place]]:
        """Return the steps done, the present one, and those to come with these answers."""
        behind = [(self._by_key[key], Place.DONE) for key in way.trail[:-1]]
        place = self.steps.index(self.step(way))
        ahead = [(step, Place.TO_COME) for step in self.steps[place + 1 :] if step.asked(way.draft)]
        return [*behind, (self.step(way), Place.HERE), *ahead]

    def forward(self, way: Way[D], register: Register, tell: Tell) -> Way[D]:
        """Return the way at its next step, prepared; raise ProblemsError where something is missing.

        An answer may have left a step behind incomplete: then that is told here, not at the end.
        """
        known = way.with_draft(self.looked_up(register, way.draft))
        self._check(known.here, known.draft)
        for step in self._asked(known.draft):
            if step.key in known.trail:
                self._check(step.key, known.draft)
        following = self.following(known)
        assert following is not None
        draft = following.prepare(register, known.draft, tell)
        return Way(draft, (*way.trail, following.key))

    def back(self, way: Way[D]) -> Way[D]:
        """Return the way at the step one came from, with every answer kept; the first step stays."""
        return replace(way, trail=way.trail[:-1] or way.trail)

    def back_to(self, way: Way[D], key: str) -> Way[D]:
        """Return the way at a step that is done, or that has been passed by and is asked by now."""
        gone = [step.key for step in self.steps if step.key == key or step.key in way.trail]
        return replace(way, trail=tuple(gone[: gone.index(key) + 1]))

    def complete(self, way: Way[D], register: Register, tell: Tell) -> R:
        """Do what the wizard is for.

        Raises ProblemsError for the first step that is not complete, UserError where the end refuses.
        """
        for step in self._asked(way.draft):
            self._check(step.key, way.draft)
        return self.finish(register, way.draft, tell)

    def _asked(self, draft: D) -> list[Step[D]]:
        return [step for step in self.steps if step.asked(draft)]

    def _check(self, key: str, draft: D) -> None:
        problems = self._by_key[key].problems(draft)
        if problems:
            raise ProblemsError(key, problems)
