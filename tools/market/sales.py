"""What made people order and subscribe to, besides their deals."""
import random
from dataclasses import dataclass, field

from . import products
from .people import BLOCK, DAY, YEAR

MONTH = int(30.4375 * DAY)
MOST_ORDERS = 60


@dataclass
class Line:
    """A line of an order, seconds after the year began; what comes back is below zero."""

    name: str
    at: int
    product: products.Product
    quantity: int
    cents: int


@dataclass
class Order:
    """Something that was ordered; the places of its deal and its call where it names them."""

    place: int
    lines: list
    deal: int = None
    call: int = None
    by_phone: bool = False


@dataclass
class Price:
    """A subscription at one price; never ended where it goes on."""

    started_at: int
    ended_at: int
    plan: products.Plan


@dataclass
class Customer:
    """What somebody bought; nothing, for most people."""

    orders: list = field(default_factory=list)
    prices: list = field(default_factory=list)
    deal: int = None  # the place of the deal that the subscription came of
    since: int = None  # the first purchase


class Sales:
    """Customers of a market, one after the other, from random numbers of their own."""

    def __init__(self, seed):
        self.seed = seed
        self.draw = None

    def of(self, person):
        """What the person bought."""
        if person.number % BLOCK == 0:
            self.draw = random.Random(f"sales {self.seed} {person.number // BLOCK}")
        draw, customer = self.draw, Customer()
        won = [place for place, deal in enumerate(person.deals) if deal.stage == "Closed Won"]
        buys_online = person.touchpoints and draw.random() < 0.03
        if not won and not buys_online and not person.calls:
            return customer
        for place in won:
            if draw.random() < 0.4:
                customer.orders.append(_filling(draw, customer, person, place))
        if person.calls and draw.random() < 0.12:
            customer.orders.append(_by_phone(draw, customer, person))
        if buys_online or won and draw.random() < 0.5:
            first = person.deals[won[0]].closed_at if won else person.touchpoints[-1].at
            _come_again(draw, customer, first + 600)
        bought = [order.lines[0].at for order in customer.orders]
        bought += [person.deals[place].closed_at for place in won]
        if bought:
            customer.since = min(bought)
            if draw.random() < 0.35:
                customer.prices = _subscription(draw, customer.since + 300)
                customer.deal = won[0] if won and draw.random() < 0.6 else None
        return customer


def _lines(draw, at):
    """Most orders have a line or two; one in sixteen comes back, in part or as a whole."""
    count = min(8, int(draw.random() ** (-1 / 1.8)))
    lines = []
    for number in range(count):
        product = products.some_product(draw)
        quantity = min(12, int(draw.random() ** (-1 / 2.2)))
        lines.append(Line(str(number + 1), at, product, quantity, quantity * product.cents))
    if draw.random() < 1 / 16:
        back = at + int(draw.expovariate(1 / (9 * DAY))) + DAY
        for line in lines[:1 + int(draw.random() * count)]:
            lines.append(Line(f"r{line.name}", back, line.product, line.quantity, -line.cents))
    return lines


def _filling(draw, customer, person, place):
    """The order that fills a deal: by half of them the call is named as well."""
    deal = person.deals[place]
    order = Order(len(customer.orders), _lines(draw, deal.closed_at + 60), deal=place)
    calls = [at for at, call in enumerate(person.calls) if call.at <= deal.closed_at]
    if calls and draw.random() < 0.5:
        order.call = calls[-1]
    return order


def _by_phone(draw, customer, person):
    """What was ordered in a call: a third names it, the others have the number alone."""
    place = int(draw.random() * len(person.calls))
    order = Order(len(customer.orders), _lines(draw, person.calls[place].at + 400), by_phone=True)
    if draw.random() < 1 / 3:
        order.call = place
    return order


def _come_again(draw, customer, at):
    """Orders in a shop: most people order once or twice, some dozens of times."""
    for _ in range(min(MOST_ORDERS, int(draw.random() ** (-1 / 1.2)))):
        if at >= YEAR:
            return
        customer.orders.append(Order(len(customer.orders), _lines(draw, at)))
        at += int(draw.lognormvariate(14.3, 0.9)) + DAY


def _subscription(draw, at):
    """Month by month somebody leaves, or takes a larger plan or a smaller one."""
    plan = int(len(products.PLANS) * draw.random() ** 2)
    prices = [Price(at, None, products.PLANS[plan])]
    leaves = 0.09
    while at + MONTH < YEAR:
        at += MONTH
        chance = draw.random()
        if chance < leaves:
            prices[-1].ended_at = at
            return prices
        leaves = max(0.02, leaves * 0.85)
        step = 1 if chance > 0.96 else -1 if chance > 0.945 else 0
        if step and 0 <= plan + step < len(products.PLANS):
            plan += step
            prices[-1].ended_at = at
            prices.append(Price(at, None, products.PLANS[plan]))
    return prices
