"""Words and phones: pronunciations from the dictionary, and which of a synthesiser's segments make up a word."""
import itertools
import re

DICTIONARY = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
#: Phones that some synthesisers write otherwise than CMUdict.
FOLD = {"ax": "ah", "axr": "er", "ix": "ih", "dx": "d", "nx": "n", "el": "l", "en": "n", "em": "m", "hv": "hh", "ux": "uw"}
VOWELS = set("aa ae ah ao aw ay eh er ey ih iy ow oy uh uw".split())
PAUSES = {"pau", "h#", "brth", "sil", "#"}


def load_dictionary(path=DICTIONARY):
    """Every pronunciation of every word, as tuples of lower-case phones."""
    dictionary = {}
    for line in open(path, encoding="utf-8"):
        word, *phones = line.split() or [""]
        if word:
            dictionary.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(tuple(p.lower() for p in phones))
    return dictionary


def pronunciations(words, dictionary):
    """Every way to say the words one after another."""
    return [tuple(itertools.chain(*parts)) for parts in itertools.product(*(dictionary[w] for w in words))]


def spelled(words, dictionary):
    """The phones of the words' first pronunciations, and for each phone the index of its word."""
    phones, owners = [], []
    for index, word in enumerate(words):
        for phone in dictionary[word][0]:
            phones.append(phone)
            owners.append(index)
    return phones, owners


def align_words(words, segments, dictionary):
    """The words with (start, end), from segments (phone, start, end), by the cheapest alignment of the
    segments with the words' dictionary phones. A phone for another of its kind (vowel or consonant) costs
    half of what any other difference costs; pauses cost nothing."""
    phones, owners = spelled(words, dictionary)
    said = [(FOLD.get(p, p), start, end) for p, start, end in segments if p not in PAUSES]
    rows, columns = len(phones) + 1, len(said) + 1
    cost = [[0.0] * columns for _ in range(rows)]
    back = [[None] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            ways = []
            if i and j:
                ways.append((cost[i - 1][j - 1] + difference(phones[i - 1], said[j - 1][0]), (i - 1, j - 1)))
            if i:
                ways.append((cost[i - 1][j] + 1, (i - 1, j)))
            if j:
                ways.append((cost[i][j - 1] + 1, (i, j - 1)))
            if ways:
                cost[i][j], back[i][j] = min(ways)
    times = [None] * len(words)
    i, j = rows - 1, columns - 1
    while i or j:
        before_i, before_j = back[i][j]
        if before_i < i and before_j < j:
            _, start, end = said[j - 1]
            known = times[owners[i - 1]]
            times[owners[i - 1]] = (start, known[1]) if known else (start, end)
        i, j = before_i, before_j
    last = 0.0
    for index, time in enumerate(times):
        times[index] = time or (last, last)
        last = times[index][1]
    return [(word, start, end) for word, (start, end) in zip(words, times)]


def difference(one, other):
    """0 for the same phone, .5 for another of its kind, else 1."""
    return 0.0 if one == other else 0.5 if (one in VOWELS) == (other in VOWELS) else 1.0
