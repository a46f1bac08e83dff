"""What a made company sells: products in categories, and plans."""
from dataclasses import dataclass

from .campaigns import TOPICS

PRODUCTS = 180
SEGMENTS = ("household", "household", "household", "small business", "company")


@dataclass(frozen=True)
class Product:
    """Something that can be ordered once."""

    name: str  # with its category before it
    cents: int


@dataclass(frozen=True)
class Plan:
    """Something that is paid for month by month."""

    name: str
    cents: int


PLANS = (Plan("basic", 900), Plan("plus", 1_900), Plan("pro", 4_900), Plan("unlimited", 9_900))


def _price(number):
    """Cents: from a cable for three dollars to something for two thousand."""
    return int(299 * (1 + number * 7919 % 97) ** 1.43)


CATALOGUE = tuple(
    Product(f"{TOPICS[number % len(TOPICS)]}/{number // len(TOPICS) + 1}", _price(number))
    for number in range(PRODUCTS))


def some_product(draw):
    """One of all, the first ones far more often."""
    return CATALOGUE[int(PRODUCTS * draw.random() ** 2.5)]
