"""The lives of made people: what they met, when they called, what they bought."""
import random
from dataclasses import dataclass, field

from . import campaigns

DAY = 86_400
YEAR = 365 * DAY
BLOCK = 10_000  # people who share one sequence of random numbers
LONGEST = 500  # touchpoints


@dataclass
class Touchpoint:
    """Something that a person met, seconds after the year began."""

    at: int
    campaign: campaigns.Campaign
    kind: str
    device: int = 1


@dataclass
class Call:
    """A call of a person after a touchpoint."""

    at: int
    campaign: campaigns.Campaign
    seconds: int


@dataclass
class Deal:
    """What came of it; never closed where it is open still."""

    lead_at: int
    opened_at: int
    closed_at: int
    stage: str
    cents: int


@dataclass
class Person:
    """One person's year."""

    number: int
    touchpoints: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    deals: list = field(default_factory=list)


def all_people(count, seed, catalogue):
    """One after the other."""
    first = _Choice([channel.first for channel in campaigns.CHANNELS])
    later = _Choice([channel.later for channel in campaigns.CHANNELS])
    for number in range(count):
        if number % BLOCK == 0:
            draw = random.Random(f"people {seed} {number // BLOCK}")
        if number % 1_000 == 0:
            yield _classic(number, draw, catalogue)
        else:
            yield _live(number, draw, catalogue, first, later)


class _Choice:
    """One of several with weights, by one random number."""

    def __init__(self, weights):
        slots = 1_000
        total, self.table = sum(weights), []
        for channel, weight in zip(campaigns.CHANNELS, weights):
            self.table += [channel] * max(1, round(slots * weight / total))

    def one(self, draw):
        """A channel."""
        return self.table[int(draw.random() * len(self.table))]


def _campaign(draw, catalogue, channel):
    """One of the channel's, the first ones far more often."""
    among = catalogue[channel]
    return among[int(len(among) * draw.random() ** 3)]


def _amount(draw):
    """Cents: most sales are small, some are large."""
    return min(int(4_900 * draw.random() ** (-1 / 1.6)), 50_000_000)


def _live(number, draw, catalogue, first, later):
    """A journey as it comes."""
    person = Person(number)
    length = min(LONGEST, int(draw.random() ** (-1 / 0.93)))
    at = int(draw.random() * YEAR)
    channel = first.one(draw)
    two_devices = draw.random() < 0.1
    met, lead_at = set(), None
    for place in range(length):
        if place > 0:
            at += int(draw.lognormvariate(10.0, 1.6)) + 1
            if at >= YEAR:
                break
            if draw.random() > 0.35:
                channel = later.one(draw)
        campaign = _campaign(draw, catalogue, channel)
        touchpoint = Touchpoint(at, campaign, _kind(draw, channel))
        if two_devices and place > 0 and draw.random() < 0.5:
            touchpoint.device = 2
        person.touchpoints.append(touchpoint)
        met.add(channel)
        chance = draw.random()
        if lead_at is None and chance < 0.02 and touchpoint.kind != "view":
            lead_at = at + 60
            person.touchpoints.append(
                Touchpoint(lead_at, campaign, "chat" if chance < 0.01 else "form", touchpoint.device))
        if draw.random() < 0.034:
            person.calls.append(Call(at + 180, campaign, int(draw.expovariate(1 / 150))))
        lift = channel.lift * (1 + 0.4 * min(4, len(met) - 1)) * 0.88
        chance = draw.random()
        if chance < lift:
            _close(person, draw, touchpoint, lead_at, "Closed Won")
            if draw.random() < 0.7:
                break
        elif chance < 1.4 * lift:
            _close(person, draw, touchpoint, lead_at, "Closed Lost" if chance < 1.3 * lift else "")
    person.touchpoints.sort(key=lambda touchpoint: touchpoint.at)
    return person


def _kind(draw, channel):
    """What was done."""
    is_view = draw.random() < channel.seen
    if channel.medium == "email":
        return "email_open" if is_view else "email_click"
    if is_view:
        return "view"
    return "click" if channel.cost > 0 else "visit"


def _close(person, draw, touchpoint, lead_at, stage):
    """The deal that the touchpoint ends, by phone in six of ten cases."""
    closed = touchpoint.at + 300 + int(draw.random() * 1_200)
    if draw.random() < 0.6:
        person.calls.append(Call(closed - 240, touchpoint.campaign, 180 + int(draw.random() * 600)))
    lead_at = touchpoint.at + 60 if lead_at is None else lead_at
    opened = lead_at + int(draw.random() * (closed - lead_at))
    person.deals.append(Deal(lead_at, opened, closed, stage, _amount(draw)))


def _classic(number, draw, catalogue):
    """Organic search, a paid click with a chat, a direct visit with the sale by phone."""
    person = Person(number)
    at = int(draw.random() * (YEAR - 20 * DAY))
    organic, direct = catalogue[campaigns.ORGANIC][0], catalogue[campaigns.DIRECT][0]
    paid = _campaign(draw, catalogue, campaigns.PAID)
    click, visit = at + 4 * DAY, at + 9 * DAY
    person.touchpoints = [
        Touchpoint(at, organic, "visit"), Touchpoint(click, paid, "click"),
        Touchpoint(click + 120, paid, "chat"), Touchpoint(visit, direct, "visit"),
    ]
    person.calls = [Call(visit + 200, direct, 370)]
    person.deals = [Deal(click + 120, click + DAY, visit + 570, "Closed Won", _amount(draw))]
    return person
