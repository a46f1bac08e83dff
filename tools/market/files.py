"""The files that a made market is written to."""
from datetime import date, timedelta

from .campaigns import CHANNELS, DIRECT
from .engagement import posts
from .products import SEGMENTS

FIRST_DAY = date(2025, 1, 1)
DAY = 86_400
DAYS = [(FIRST_DAY + timedelta(days=number)).isoformat() for number in range(800)]
CLOCK = [f"{m // 60:02d}:{m % 60:02d}" for m in range(1_440)]
REGIONS = ("NY", "CA", "TX", "FL", "WA", "IL", "MA")
DEVICES = ("mobile", "desktop", "mobile", "tablet")

HEADERS = {
    "touchpoints": "id,at,kind,visitor_id,phone,source,medium,campaign_id,campaign_name,keyword,"
                   "gclid,landing_page,device,region",
    "calls": "id,started,direction,answered,duration,caller.number,caller.region,tracking.number,"
             "campaign.id,campaign.name,campaign.source,campaign.medium,campaign.keyword",
    "numbers": "number,valid_from,shown_to,campaign_id,campaign_name,source,medium,keyword",
    "spend": "day,campaign_id,campaign_name,source,medium,amount,currency,clicks",
    "deals": "id,phone,visitor_id,stage,lead_at,opened_at,closed_at,won,amount,currency",
    "orders": "order_id,line,at,visitor_id,phone,email,person_id,call_id,deal_id,product,quantity,amount,currency,segment",
    "subscriptions": "id,started_at,ended_at,phone,email,person_id,deal_id,plan,mrr,currency,lead_source,segment",
    "engagement": "id,at,kind,visitor_id,email,person_id,count,duration,object,source,campaign_id,product",
}


def money(cents):
    """Dollars; what comes back is below zero."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def clock(at):
    """A time, so many seconds after the year began."""
    day, second = divmod(at, DAY)
    minute, second = divmod(second, 60)
    return f"{DAYS[day]}T{CLOCK[minute]}:{second:02d}Z"


class Market:
    """The open files, and what spend.csv sums up."""

    def __init__(self, folder, catalogue):
        self.files = {name: open(folder / f"{name}.csv", "w", encoding="utf-8") for name in HEADERS}
        for name, header in HEADERS.items():
            self.files[name].write(header + "\n")
        self.campaigns = [one for channel in CHANNELS for one in catalogue[channel]]
        self.clicks = {}
        self.counts = dict.fromkeys((
            "people", "touchpoints", "calls", "deals", "won", "order lines", "prices", "events"), 0)
        # What every line of a campaign ends or begins with.
        self.origin = [
            f"{one.channel.source},{one.channel.medium},{one.id},{one.name},{one.keyword}"
            for one in self.campaigns]
        # The number of direct traffic is the company's own: whoever dials it comes from nothing that was paid for.
        for one in (one for one in self.campaigns if one.channel is not DIRECT):
            self.files["numbers"].write(
                f"{one.number},2024-12-01T00:00:00Z,all,{one.id},{one.name},"
                f"{one.channel.source},{one.channel.medium},{one.keyword}\n")

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._write_spend()
        for file in self.files.values():
            file.close()

    def write(self, person):
        """Everything of one person."""
        number = person.number
        visitor = f"v{number}"
        phone = f"+1212{2_000_000 + number}"
        region = REGIONS[number % len(REGIONS)]
        self.counts["people"] += 1
        self._write_touchpoints(person, visitor, phone, region)
        for place, call in enumerate(person.calls):
            campaign = call.campaign
            origin = campaign.channel
            answered = call.seconds > 5
            self.files["calls"].write(
                f"c{number}-{place},{clock(call.at)},inbound,{'yes' if answered else 'no'},"
                f"{call.seconds if answered else 0},{phone},{region},{campaign.number},"
                f"{campaign.id},{campaign.name},{origin.source},{origin.medium},"
                f"{campaign.keyword}\n")
        for place, deal in enumerate(person.deals):
            won = deal.stage == "Closed Won"
            closed = clock(deal.closed_at) if deal.stage else ""
            self.files["deals"].write(
                f"d{number}-{place},{phone},{visitor},{deal.stage or 'Proposal/Price Quote'},"
                f"{clock(deal.lead_at)},{clock(deal.opened_at)},{closed},"
                f"{'yes' if won else 'no'},{deal.cents // 100}.{deal.cents % 100:02d},USD\n")
            self.counts["won"] += won
        self.counts["touchpoints"] += len(person.touchpoints)
        self.counts["calls"] += len(person.calls)
        self.counts["deals"] += len(person.deals)

    def _write_touchpoints(self, person, visitor, phone, region):
        lines = []
        for place, touchpoint in enumerate(person.touchpoints):
            campaign = touchpoint.campaign
            who = visitor if touchpoint.device == 1 else f"{visitor}-2"
            # Who chats or fills in a form leaves a number.
            known = phone if touchpoint.kind in ("chat", "form") else ""
            # A chat or a form belongs to the visit before it, and so to its click.
            first = place - (place > 0 and touchpoint.kind in ("chat", "form"))
            click = f"Cj0{person.number:x}q{first:x}" if campaign.channel.medium == "cpc" else ""
            lines.append(
                f"t{person.number}-{place},{clock(touchpoint.at)},{touchpoint.kind},{who},{known},"
                f"{self.origin[campaign.place]},{click},/{campaign.id or 'home'},"
                f"{DEVICES[(person.number + touchpoint.device) % 4]},{region}\n")
            if campaign.channel.cost and touchpoint.kind == "click":
                key = (touchpoint.at // DAY, campaign.place)
                self.clicks[key] = self.clicks.get(key, 0) + 1
        self.files["touchpoints"].writelines(lines)

    def write_sales(self, person, customer):
        """What somebody ordered and subscribed to."""
        number = person.number
        phone, email = f"+1212{2_000_000 + number}", f"p{number}@example.com"
        segment = SEGMENTS[number * 31 % 97 % len(SEGMENTS)]
        for order in customer.orders:
            # Who orders by telephone leaves the number, who orders in the shop the address.
            contacts = f",{phone},," if order.by_phone else f"v{number},,{email},k{number}"
            call = "" if order.call is None else f"c{number}-{order.call}"
            deal = "" if order.deal is None else f"d{number}-{order.deal}"
            self.files["orders"].writelines(
                f"o{number}-{order.place},{line.name},{clock(line.at)},{contacts},{call},{deal},"
                f"{line.product.name},{line.quantity},{money(line.cents)},USD,{segment}\n"
                for line in order.lines)
            self.counts["order lines"] += len(order.lines)
        deal = "" if customer.deal is None else f"d{number}-{customer.deal}"
        for price in customer.prices:
            ended = "" if price.ended_at is None else clock(price.ended_at)
            self.files["subscriptions"].write(
                f"s{number},{clock(price.started_at)},{ended},{phone},{email},k{number},{deal},"
                f"{price.plan.name},{money(price.plan.cents)},USD,{'Phone' if deal else 'Web'},"
                f"{segment}\n")
        self.counts["prices"] += len(customer.prices)

    def write_engagement(self, person, customer, events):
        """What somebody did, under the name that was known then."""
        number = person.number
        customer_number = f"k{number}" if customer.since else ""
        names = {
            "site": f"v{number},,", "list": f",p{number}@example.com,{customer_number}",
            "both": f"v{number},p{number}@example.com,",
            "app": f",,k{number}" if customer.since else f"v{number},,",
        }
        self.files["engagement"].writelines(
            f"e{number}-{place},{clock(event.at)},{event.kind},{names[event.by]},,"
            f"{f'{event.seconds}s' if event.seconds else ''},{event.thing},,,{event.product}\n"
            for place, event in enumerate(events))
        self.counts["events"] += len(events)

    def write_posts(self, seed):
        """What is known of posts by counts alone."""
        for post, network, day, kind, count in posts(seed):
            self.files["engagement"].write(
                f"e-post-{post}-{day}-{kind},{DAYS[day]}T23:59:59Z,{kind},,,,{count},,post-{post},"
                f"{network},,\n")

    def _write_spend(self):
        for (day, place), clicks in sorted(self.clicks.items()):
            one = self.campaigns[place]
            cents = clicks * one.channel.cost
            self.files["spend"].write(
                f"{DAYS[day]},{one.id},{one.name},{one.channel.source},{one.channel.medium},"
                f"{cents // 100}.{cents % 100:02d},USD,{clicks}\n")

    def summary(self):
        """How much was made."""
        return ", ".join(f"{count} {name}" for name, count in self.counts.items())
