"""What made people do with pages, e-mails, pushed messages, posts and the product."""
import math
import random
from dataclasses import dataclass

from . import products
from .people import BLOCK, DAY, YEAR

PAGES = tuple(f"/page-{number}" for number in range(400))
POSTS = 300
NETWORKS = ("facebook", "instagram", "linkedin")
SENDS = tuple(14 * DAY * number + 8 * 3_600 for number in range(1, 26))  # a newsletter each fortnight
PUSHES = tuple(10 * DAY * number + 17 * 3_600 for number in range(1, 36))


@dataclass
class Event:
    """Something that was done, or sent; `by` is how whoever did it is known: site, list or app."""

    kind: str
    at: int
    by: str
    thing: str = ""
    product: str = ""
    seconds: int = 0


class Engagement:
    """What people do, one after the other, from random numbers of their own."""

    def __init__(self, seed):
        self.seed = seed
        self.draw = None

    def of(self, person, customer):
        """What the person did, most of it soon after the first contact or purchase."""
        if person.number % BLOCK == 0:
            self.draw = random.Random(f"engagement {self.seed} {person.number // BLOCK}")
        draw, events = self.draw, []
        if not person.touchpoints:
            return events
        if draw.random() < 0.4:
            _site(draw, person, events)
        responded = any(one.kind in ("chat", "form") for one in person.touchpoints)
        if draw.random() < (0.7 if customer.since else 0.4 if responded else 0.06):
            _list(draw, customer.since or person.touchpoints[0].at, events)
        if draw.random() < (0.6 if customer.prices else 0.01):
            ended = customer.prices[-1].ended_at if customer.prices else None
            _app(draw, customer.since or person.touchpoints[0].at, ended or YEAR, events)
        if draw.random() < (0.1 if customer.since else 0.01):
            _social(draw, person.touchpoints[-1].at, events)
        if customer.since and draw.random() < 0.2:
            at = customer.since + int(draw.expovariate(1 / (30 * DAY)))
            if at < YEAR:
                events.append(Event("support_contact", at, "list"))
        return events


def _site(draw, person, events):
    """Sessions begin at touchpoints; most see a page or two."""
    visits = [one.at for one in person.touchpoints if one.kind not in ("view", "email_open")]
    for at in visits[:12]:
        if draw.random() < 0.4:
            continue
        for _ in range(min(30, int(draw.random() ** (-1 / 1.5)))):
            seconds = min(1_500, int(draw.lognormvariate(3.2, 1.0)) + 1)
            if draw.random() < 0.3:
                product = products.some_product(draw)
                events.append(Event(
                    "product_view", at, "site", f"/{product.name}", product.name, seconds))
            else:
                page = PAGES[int(len(PAGES) * draw.random() ** 3)]
                events.append(Event("page_view", at, "site", page, seconds=seconds))
            at += seconds


def _interest(at, since, months):
    """How much is left of it, from 1 on."""
    return math.exp(-(at - since) / (months * 30 * DAY))


def _list(draw, since, events):
    """A newsletter until somebody has enough of it: ever fewer open it, and of these some click."""
    opens = 0.15 + 0.6 * draw.random()
    for number, at in enumerate(SENDS):
        if at < since:
            continue
        send = f"newsletter-{number + 1}"
        events.append(Event("email_sent", at, "list", send))
        chance = draw.random()
        if chance < 0.01:
            events.append(Event("email_bounce", at + 30, "list", send))
        elif chance < 0.015:
            events.append(Event("email_unsubscribe", at + 4_000, "list", send))
            return
        elif draw.random() < 0.04 + opens * _interest(at, since, 5):
            opened = at + int(draw.expovariate(1 / 20_000)) + 60
            events.append(Event("email_open", opened, "list", send))
            if draw.random() < 0.18:
                events.append(Event("email_click", opened + 20, "both", send))


def _app(draw, since, until, events):
    """Use of the product, and messages that are pushed to whoever has it."""
    often = 0.9 * draw.random() ** 2
    for at in range(since - since % DAY + DAY + 9 * 3_600, min(until, YEAR), 2 * DAY):
        if draw.random() < 0.02 + often * _interest(at, since, 4):
            events.append(Event("app_use", at + int(draw.random() * 40_000), "app"))
    for number, at in enumerate(PUSHES):
        if not since <= at < until:
            continue
        push = f"push-{number + 1}"
        events.append(Event("push_sent", at, "app", push))
        if draw.random() < 0.94:
            events.append(Event("push_delivered", at + 2, "app", push))
            if draw.random() < 0.03 + 0.25 * _interest(at, since, 4):
                opened = at + int(draw.expovariate(1 / 5_000)) + 10
                events.append(Event("push_open", opened, "app", push))
                if draw.random() < 0.3:
                    events.append(Event("push_click", opened + 5, "app", push))


def _social(draw, at, events):
    """A like, now and then a share."""
    kind = draw.choice(("social_like", "social_like", "social_comment", "social_share", "social_follow"))
    events.append(Event(kind, at + 120, "site", f"post-{int(POSTS * draw.random() ** 3) + 1}"))


def posts(seed):
    """Of each post and day how often it was shown and what was done, by nobody that is known: rows of
    (post, network, day, kind, count)."""
    draw = random.Random(f"posts {seed}")
    for post in range(POSTS):
        first, shown = int(draw.random() * 330), 40 * draw.random() ** (-1 / 1.1)
        network = draw.choice(NETWORKS)
        for day in range(first, min(365, first + 14)):
            times = int(shown * 0.75 ** (day - first))
            for kind, part in (
                    ("impression", 1), ("like", 0.02), ("click", 0.008), ("comment", 0.002),
                    ("share", 0.003)):
                count = int(times * part * (0.5 + draw.random()))
                if count:
                    yield post + 1, network, day, f"social_{kind}", count
