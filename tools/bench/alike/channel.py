"""A recogniser that mishears: words of the dictionary in place of those that sound nearly the same.

What is confused with what goes by groups of sounds that are made alike, all in a group alike, and knows nothing of
the costs by which Earshot matches. An error takes one of these forms:

- another word or two that differ in no sound, one or two (which sounds, and into which, is drawn);
- where there are no such words, any frequent word;
- a word left out, or a short one put in.
"""
import collections

GROUPS = [
    ["P", "T", "K", "B", "D", "G"],
    ["F", "TH", "S", "SH", "HH", "V", "DH", "Z", "ZH", "CH", "JH"],
    ["M", "N", "NG"],
    ["L", "R", "W", "Y"],
    ["IY", "IH", "EY", "EH", "AE"],
    ["AA", "AH", "ER", "AW", "AY"],
    ["UW", "UH", "OW", "OY", "AA"],
]
PHONES = sorted({phone for group in GROUPS for phone in group})
NEAR = {phone: sorted({other for group in GROUPS if phone in group for other in group} - {phone}) for phone in PHONES}
# Shares of the kinds of errors.
LEFT_OUT, PUT_IN = 0.15, 0.15
# How many sounds differ.
DIFFERENCES = ((0, 0.1), (1, 0.6), (2, 0.3))


def edits(phones):
    """Every string of sounds that differs in one, with how likely that is among them."""
    for place, phone in enumerate(phones):
        for other in NEAR[phone]:
            yield phones[:place] + (other,) + phones[place + 1:], 1 / len(NEAR[phone])
        yield phones[:place] + phones[place + 1:], 0.25
    for place in range(len(phones) + 1):
        for other in PHONES:
            yield phones[:place] + (other,) + phones[place:], 0.25 / len(PHONES)


class Channel:
    """Errors in words, drawn by a generator."""

    def __init__(self, sounds, shares, generator):
        """sounds: for each word its phones, a tuple; shares: how often each word is said, 0 to 1."""
        self.sounds, self.shares, self.generator = sounds, shares, generator
        self.spelled = collections.defaultdict(list)
        for word, phones in sounds.items():
            if word in shares:
                self.spelled[phones].append(word)
        self.frequent = sorted(shares, key=shares.get, reverse=True)[:1000]
        self.short = [word for word in self.frequent if len(sounds.get(word, "....")) < 4][:50]
        self.cache = {}

    def near(self, phones):
        """Single words one sound away, with weights."""
        if phones not in self.cache:
            found = collections.Counter()
            for other, weight in edits(phones):
                for word in self.spelled.get(other, ()):
                    found[word] += weight * self.shares[word] ** 0.3
            self.cache[phones] = (list(found), list(found.values()))
        return self.cache[phones]

    def one_of(self, words, weights):
        return self.generator.choices(words, weights)[0] if words else None

    def exactly(self, phones, besides):
        words = [word for word in self.spelled.get(phones, ()) if word != besides]
        return self.one_of(words, [self.shares[word] ** 0.3 for word in words])

    def edited(self, phones):
        """One of `edits`, as likely as it is."""
        draw = self.generator.random() * (1.5 * len(phones) + 0.25)
        if draw < len(phones):
            place = int(draw)
            return phones[:place] + (self.generator.choice(NEAR[phones[place]]),) + phones[place + 1:]
        if draw < 1.25 * len(phones):
            place = self.generator.randrange(len(phones))
            return phones[:place] + phones[place + 1:]
        place = self.generator.randrange(len(phones) + 1)
        return phones[:place] + (self.generator.choice(PHONES),) + phones[place:]

    def in_two(self, phones, count):
        """Two words that together differ in so many sounds."""
        for _ in range(60):
            said = phones
            for _ in range(count):
                said = self.edited(said)
            if len(said) < 4:
                continue
            cut = self.generator.randrange(1, len(said))
            first, second = self.exactly(said[:cut], None), self.exactly(said[cut:], None)
            if first and second:
                return [first, second]
        return None

    def misheard(self, word):
        """What is heard in place of the word."""
        phones = self.sounds.get(word)
        if not phones:
            return [self.generator.choice(self.frequent)]
        count = self.generator.choices([c for c, _ in DIFFERENCES], [w for _, w in DIFFERENCES])[0]
        if len(phones) > 4 and self.generator.random() < 0.3:
            split = self.in_two(phones, count)
            if split:
                return split
        if count == 0 and (other := self.exactly(phones, word)):
            return [other]
        said = phones
        for _ in range(40):
            said = self.edited(phones) if count == 2 else phones
            words, weights = self.near(said)
            other = self.one_of(words, weights)
            if other and other != word:
                return [other]
        return self.in_two(phones, count) or [self.generator.choice(self.frequent)]

    def hear(self, words, rate):
        """(word as heard, place of the word that was said there) for each word heard, with errors in this share of the words."""
        heard = []
        for place, word in enumerate(words):
            if self.generator.random() >= rate:
                heard.append((word, place))
                continue
            kind = self.generator.random()
            if kind < LEFT_OUT:
                continue
            if kind < LEFT_OUT + PUT_IN:
                heard.append((word, place))
                heard.append((self.generator.choice(self.short), place))
                continue
            heard += [(other, place) for other in self.misheard(word)]
        return heard
