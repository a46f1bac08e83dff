"""A keyword benchmark: what is said where, and which hits of a search are right.

A yardstick is a folder of references with its keywords:

  ref.tsv        call, `kw` or `dc`, start, end, keyword, … (seconds, tab-separated, # begins a comment).
                 `kw`: said there. `dc`: its phones stand there inside other words: not counted either way.
  calls.tsv      call, seconds
  keywords.txt   one a line; absent.txt: those that are never said; short.txt, where there is one: those of
                 fewer than five phones, which are judged apart

A hit is right if its middle lies within a reference of its keyword, half a second of grace on either side.
Each reference answers for one hit, the best one; the next one there is wrong.
"""
import collections
import pathlib

GRACE_SECONDS = 0.5
#: Two hits of a keyword whose middles are closer than this are one.
SAME_SECONDS = 0.3
#: More hits of one keyword in one recording are not looked at.
MOST_HITS = 400


class Hit:
    __slots__ = ("call", "keyword", "start", "end", "score", "middle")

    def __init__(self, call, keyword, start, end, score):
        self.call, self.keyword, self.start, self.end, self.score = call, keyword, start, end, score
        self.middle = (start + end) / 2

    def is_same(self, other):
        overlap = min(self.end, other.end) - max(self.start, other.start)
        return overlap > 0 or abs(self.middle - other.middle) < SAME_SECONDS


def read_hits(path):
    """Hits by (call, keyword) from a file of call, keyword, start, end, score."""
    hits = collections.defaultdict(list)
    for row in rows(path):
        hits[row[0], row[1]].append(Hit(row[0], row[1], *map(float, row[2:5])))
    return hits


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def strongest(hits):
    """The hits of one keyword in one recording, best first, without those that a better one covers."""
    kept, by_second = [], collections.defaultdict(list)
    for hit in sorted(hits, key=lambda hit: -hit.score)[:MOST_HITS]:
        seconds = range(int(hit.start - SAME_SECONDS), int(hit.end + SAME_SECONDS) + 1)
        if any(hit.is_same(other) for second in seconds for other in by_second[second]):
            continue
        kept.append(hit)
        for second in seconds:
            by_second[second].append(hit)
    return kept


class Yardstick:
    def __init__(self, folder, durations=None):
        folder = pathlib.Path(folder)
        self.keywords = lines(folder / "keywords.txt")
        self.absent = lines(folder / "absent.txt")
        self.short = lines(folder / "short.txt") if (folder / "short.txt").exists() else []
        self.said = collections.defaultdict(list)
        self.uncounted = collections.defaultdict(list)
        for call, kind, start, end, keyword, *_ in rows(folder / "ref.tsv"):
            place = self.said if kind == "kw" else self.uncounted
            place[call, keyword].append((float(start), float(end)))
        self.durations = durations or {call: float(seconds) for call, seconds in rows(folder / "calls.tsv")}

    @property
    def seconds(self):
        return sum(self.durations.values())

    def times_said(self, keyword):
        return sum(len(self.said.get((call, keyword), ())) for call in self.durations)

    def judged(self, hits, keyword):
        """(hit, right or not) for every hit of the keyword that counts, in all calls."""
        for call in self.durations:
            places = self.said.get((call, keyword), [])
            taken = set()
            for hit in strongest(hits.get((call, keyword), [])):
                answers = [
                    (abs(hit.middle - (start + end) / 2), index)
                    for index, (start, end) in enumerate(places)
                    if index not in taken and self.covers(start, end, hit)
                ]
                if answers:
                    taken.add(min(answers)[1])
                    yield hit, True
                elif not any(self.covers(*place, hit) for place in self.uncounted.get((call, keyword), [])):
                    yield hit, False

    @staticmethod
    def covers(start, end, hit):
        return start - GRACE_SECONDS <= hit.middle <= end + GRACE_SECONDS
