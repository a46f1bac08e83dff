"""Sentences of telephone calls, put together from patterns: what synthetic voices read."""
import re

import numpy as np

PATTERNS = """
Hi, this is {name} {family} calling about {thing}.
Hello, my name is {name}. Who am I speaking with?
I'd like to {act} {thing}, please.
Can you tell me how much {thing} would be?
It's {number} dollars a {period}, and there is no charge for the first {period}.
We can have somebody out there on {day} between {hour} and {hour}.
My number is {digits}, and the best time to reach me is after {hour}.
Let me put you on hold for just a moment while I {act} {thing}.
Your reference number is {letters} {digits}.
The address is {digits} {street} {streettype}, apartment {digit}.
I was looking at your website and saw {thing}.
Are you still offering {number} percent off {thing}?
I spoke with {name} in {department} last {day}.
Would you like me to {act} that for you?
That works for me. Let's say {day} at {hour}.
I'm sorry to hear that. We'll {act} {thing} right this minute.
How long have you been having problems with {thing}?
Could you spell your last name for me? {letters}.
We have been a customer for {number} years.
I need to cancel, because {reason}.
I want to go ahead with it, but {reason}.
What forms of payment do you take?
The total comes to {number} dollars and {number} cents.
Thank you for holding, {name}. I found {thing} in our system.
Your next visit is on the {ordinal} of {month}.
Do you have {thing} in {colour}?
We moved to {city} in {month}.
Is there anything else that I can do for you?
No, that's all. Thanks very much, and have a good {daytime}.
To hear this again, say repeat. For {department}, say {word}.
He said that {thing} was {quality}, and that nobody had called him.
You're going to get an email from us with {thing}.
Who do I talk to about {thing}?
{word}, {word}, {word}, and {word}.
I told your colleague about {word} and {word}, but not about {word}.
The {word} is next to the {word}, isn't it?
We don't do {word} any more; we do {word} now.
""".strip().splitlines()

SLOTS = {
    "name": "Karen Brian Melissa Jorge Tanya Philip Denise Walter Priya Howard Nicole Stanley Beatriz Omar Cheryl Vincent "
    "Yolanda Keith Fiona Derek Amy Russell Joan Luis Heather Gerald Monica Wesley",
    "family": "Peterson Nguyen Castillo Whitfield O'Brien Sharma Kowalski Jenkins Delgado Fitzgerald Murphy Yamamoto Brooks "
    "Hawkins Schroeder Abbott Thornton Ramirez Vaughn Goldberg",
    "thing": "the kitchen windows|a used pickup truck|my water bill|the dental plan|a family policy|the solar panels|your "
    "spring offer|the broken dishwasher|a replacement key|the delivery on Tuesday|two hearing aids|a home inspection|the "
    "loan papers|my insurance claim|the garage door|a hotel room for four|the music lessons|our wedding photographs|a carpet "
    "cleaning|the school bus|a new mattress|the pest control|a second phone line|the roof over the porch|my eye exam|the "
    "storage unit|your internet package|the leaking boiler|the oil change|a gym membership|the moving van|that red sofa",
    "act": "check on|book|move|change|return|look up|compare|confirm|arrange|reserve|repair|measure|look into|pick up",
    "period": "week month year quarter",
    "department": "billing|sales|the service desk|the front office|claims|shipping|the parts counter|human resources",
    "reason": "we found somebody cheaper|my husband lost his job|it took too long|the weather has been awful|I never got "
    "the letter|the colour was wrong|we're leaving town|I have to ask my wife first|the price went up twice|nobody showed up",
    "street": "Maple Harbor Lincoln Juniper Chestnut Prospect Valley Orchard Mulberry Church Railroad Sycamore Bayview",
    "streettype": "Street Avenue Road Lane Drive Boulevard Court",
    "city": "Tucson Baltimore Fresno Omaha Cleveland Richmond Spokane Tampa Boise Albany Glasgow Bristol Leeds Toronto",
    "colour": "dark green|white|navy blue|silver|oak|black|a lighter grey",
    "quality": "too expensive|perfect|not ready yet|much better than before|rather noisy|out of the question|fine",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "month": "January February March April May June July August September October November December",
    "daytime": "morning afternoon evening weekend",
    "hour": "eight|half past nine|ten thirty|noon|quarter to two|three o'clock|four fifteen|five|six thirty",
    "ordinal": "first second third fourth fifth sixth ninth twelfth fifteenth nineteenth twentieth thirtieth",
}
CHOICES = {slot: text.split("|") if "|" in text else text.split() for slot, text in SLOTS.items()}
DIGITS = "zero one two three four five six seven eight nine".split()


def sentence(rng: np.random.Generator, words: list[str]) -> str:
    """A sentence; `words` are for the places where any word will do."""

    def fill(match: re.Match) -> str:
        slot = match.group(1)
        if slot == "digit":
            return str(rng.choice(DIGITS))
        if slot == "digits":
            return " ".join(rng.choice(DIGITS, rng.integers(3, 11)))
        if slot == "letters":
            return ", ".join(rng.choice(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), rng.integers(2, 7)))
        if slot == "number":
            return str(int(10 ** rng.uniform(0.3, 3.3)))
        return str(rng.choice(words if slot == "word" else CHOICES[slot]))

    return re.sub(r"\{(\w+)\}", fill, str(rng.choice(PATTERNS)))


def dictionary_words(path: str) -> list[str]:
    """Words of a pronouncing dictionary that are spelt with letters alone."""
    with open(path, encoding="latin1") as lines:
        found = (line.split()[0] for line in lines if line.strip())
        return sorted({word for word in found if word.isascii() and word.isalpha() and 3 <= len(word) <= 14})
