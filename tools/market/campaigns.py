"""The channels of a made market and the campaigns in them."""
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Channel:
    """How a channel behaves. Weights are relative to other channels."""

    source: str
    medium: str
    campaigns: int
    first: float  # how often a journey begins here
    later: float  # how often it goes on here
    lift: float  # the chance that a touchpoint leads to a sale, before there were others
    seen: float  # the part of touchpoints that are views, not clicks
    cost: int  # cents for a click; 0 where nobody pays


CHANNELS = (
    Channel("google", "organic", 0, 30, 12, 0.0040, 0.0, 0),
    Channel("bing", "organic", 0, 4, 2, 0.0040, 0.0, 0),
    Channel("google", "cpc", 120, 20, 16, 0.0100, 0.0, 310),
    Channel("bing", "cpc", 40, 3, 2, 0.0110, 0.0, 240),
    Channel("facebook", "paid_social", 60, 13, 6, 0.0030, 0.3, 120),
    Channel("facebook", "social", 0, 5, 3, 0.0020, 0.2, 0),
    Channel("display-net", "display", 50, 11, 8, 0.0008, 0.9, 40),
    Channel("newsletter", "email", 26, 2, 18, 0.0050, 0.6, 0),
    Channel("partners", "affiliate", 30, 4, 2, 0.0080, 0.0, 450),
    Channel("blog.example", "referral", 0, 4, 3, 0.0040, 0.0, 0),
    Channel("podcast", "audio", 8, 1, 1, 0.0060, 0.0, 900),
    Channel("", "", 0, 6, 24, 0.0090, 0.0, 0),
)
DIRECT = CHANNELS[-1]
ORGANIC = CHANNELS[0]
PAID = CHANNELS[2]

TOPICS = (
    "credit card", "home insurance", "new kitchen", "solar roof", "dental plan", "used cars",
    "moving house", "garden room", "pet cover", "fibre internet", "piano lessons", "ski holiday",
)


@dataclass(frozen=True)
class Campaign:
    """A campaign, or a channel alone, with the number that its pages show."""

    place: int
    channel: Channel
    id: str
    name: str
    keyword: str
    number: str


def catalogue(seed):
    """For each channel its campaigns, the largest first; one without a name where it has none."""
    draw = random.Random(f"campaigns {seed}")
    result, place = {}, 0
    for channel in CHANNELS:
        campaigns = []
        for number in range(max(1, channel.campaigns)):
            topic = draw.choice(TOPICS)
            has_name = channel.campaigns > 0
            campaigns.append(Campaign(
                place, channel,
                f"{channel.source}-{channel.medium}-{number + 1}" if has_name else "",
                f"{topic} {number + 1}" if has_name else "",
                f"{topic} near me" if channel.medium == "cpc" else "",
                f"+1800555{place:04d}"))
            place += 1
        result[channel] = tuple(campaigns)
    return result
