#!/usr/bin/env python3
"""What to search for in the fit, and which candidates are right.

    label.py keywords SET > KEYWORDS.txt
    label.py label SET CONDITION < EVIDENCE.tsv > LABELLED.tsv

SET is `kws` or `voices`, the benchmark of that name; of `kws` the even-numbered keywords, of `voices` the
half `tune`, with its foreign speech in the condition `foreign`. Beside the benchmark's own keywords it
takes some hundred words and phrases from the transcripts, so that the points do not depend on a few
keywords: none that shares a word with a keyword kept for reporting.

EVIDENCE.tsv is what KeywordEvidence prints. LABELLED.tsv has for each candidate: condition, keyword, right
(1 or 0), the keyword's group, the measures. A candidate is right where its middle lies within half a
second of the keyword's time; of several only the best one is. Candidates beside a keyword whose phones
are in other words count neither way.

Environment: BENCH (the folder of the keyword benchmark), CACHE (the folder of the built recordings).
"""
import collections
import json
import os
import random
import re
import sys

TOLERANCE = 0.5
GROUPS = 5
SINGLE, PHRASES, SHORT = 150, 100, 40
DICTIONARY = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
BENCH, CACHE = os.environ["BENCH"], os.environ["CACHE"]
VOICES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "voices")
FUNCTION_WORDS = set("a an the to of is and or for in on at by be not you your it this that i are have has no".split())


def lines(*path):
    return [line.rstrip("\n") for line in open(os.path.join(*path), encoding="utf-8") if line.strip()]


def pronunciations():
    found = collections.defaultdict(list)
    for path in (DICTIONARY, os.path.join(BENCH, "extra.dict")):
        for line in lines(path):
            word, *phones = line.split()
            found[re.sub(r"\(\d+\)$", "", word.lower())].append([re.sub(r"\d|^AO$", lambda m: "AA" if m[0] == "AO" else "", p) for p in phones])
    return found


class Speech:
    """Said words with their times, and keywords, of one set."""

    def __init__(self, name):
        self.said = pronunciations()
        # Words in order: call, then for each utterance its words with start and end.
        self.utterances = []
        self.known = collections.defaultdict(list)
        self.ignored = collections.defaultdict(list)
        if name == "kws":
            keywords = lines(BENCH, "keywords.txt")
            self.own, reported = keywords[0::2], keywords[1::2]
            aligned = json.load(open(os.path.join(BENCH, "align.json")))
            for line in lines(CACHE, "kws", "prompts.tsv"):
                call, start, _, prompt, _ = line.split("\t")
                self.utterances.append((call, [(w, float(start) + a, float(start) + b) for w, a, b in aligned[prompt]]))
            reference = lines(BENCH, "ref.tsv")
        else:
            table = [line.split("\t") for line in lines(VOICES, "keywords.tsv") if line.count("\t") == 2]
            self.own = [k for k, half, kind in table if half == "tune"]
            reported = [k for k, half, kind in table if half == "report"] + lines(BENCH, "keywords.txt")[1::2]
            for line in lines(CACHE, "voices", "tune", "utterances.tsv"):
                if line.startswith("#"):
                    continue
                call, start, end, _, _, text = line.split("\t")
                # No times for words: a word may be anywhere in its utterance.
                self.utterances.append((call, [(w, float(start), float(end)) for w in text.split()]))
            reference = lines(CACHE, "voices", "tune", "ref.tsv")
        for line in reference:
            if not line.startswith("#"):
                call, kind, start, end, keyword = line.split("\t")[:5]
                (self.known if kind == "kw" else self.ignored)[call, keyword].append((float(start), float(end)))
        self.reported = {word for keyword in reported for word in keyword.split()}
        self.more = self.choose(set(reported))
        for keyword in self.more:
            self.find(keyword)

    def choose(self, reported):
        counts = collections.Counter()
        for _, words in self.utterances:
            texts = [w for w, _, _ in words]
            for length in (1, 2, 3):
                for i in range(len(texts) - length + 1):
                    counts[" ".join(texts[i : i + length])] += 1

        def suits(phrase):
            words = phrase.split()
            if any(w in self.reported or w not in self.said for w in words) or phrase in self.own:
                return False
            if words[0] in ("a", "the") or (len(words) > 1 and words[-1] in FUNCTION_WORDS):
                return False
            phones = sum(len(self.said[w][0]) for w in words)
            return 5 <= phones <= 16 if len(words) == 1 else 6 <= phones <= 18 and counts[phrase] > 1

        chance = random.Random(7)
        single = sorted(p for p in counts if " " not in p and suits(p))
        several = sorted(p for p in counts if " " in p and suits(p))
        chance.shuffle(single)
        chance.shuffle(several)
        # Words so short that they are flagged; what they promise has to be known too.
        short = sorted(
            p for p in counts
            if " " not in p and p in self.said and p not in self.reported and p not in self.own
            and p not in FUNCTION_WORDS and 3 <= len(self.said[p][0]) <= 4)
        chance.shuffle(short)
        return single[:SINGLE] + several[:PHRASES] + short[:SHORT]

    def find(self, keyword):
        """Where `keyword` is said, and where its phones are in other words."""
        words = keyword.split()
        spoken = {tuple(p for word in way for p in word) for way in self.ways(words)}
        for call, said in self.utterances:
            texts = [w for w, _, _ in said]
            phones, owners = [], []
            for i, text in enumerate(texts):
                for phone in (self.said.get(text) or [[]])[0]:
                    phones.append(phone)
                    owners.append(i)
                if texts[i : i + len(words)] == words:
                    self.known[call, keyword].append((said[i][1], said[i + len(words) - 1][2]))
            for way in spoken:
                for i in range(len(phones) - len(way) + 1):
                    if tuple(phones[i : i + len(way)]) == way:
                        first, last = owners[i], owners[i + len(way) - 1]
                        if texts[first : last + 1] != words:
                            self.ignored[call, keyword].append((said[first][1], said[last][2]))

    def ways(self, words):
        ways = [[]]
        for word in words:
            ways = [way + [p] for way in ways for p in self.said[word][:3]]
        return ways

    def labels(self, call, keyword, candidates):
        """1, 0 or None (neither) for each candidate of `keyword` in `call`; candidates: start, end, score."""
        left = list(self.known[call, keyword])
        labels = [None] * len(candidates)
        for i in sorted(range(len(candidates)), key=lambda i: -candidates[i][2]):
            middle = (candidates[i][0] + candidates[i][1]) / 2
            near = [t for t in left if t[0] - TOLERANCE <= middle <= t[1] + TOLERANCE]
            if near:
                left.remove(min(near, key=lambda t: abs(middle - (t[0] + t[1]) / 2)))
                labels[i] = 1
            elif not any(a - TOLERANCE <= middle <= b + TOLERANCE for a, b in self.ignored[call, keyword]):
                labels[i] = 0
        return labels


def main():
    speech = Speech(sys.argv[2])
    keywords = speech.own + speech.more
    if sys.argv[1] == "keywords":
        print("\n".join(keywords))
        return
    condition, foreign = sys.argv[3], sys.argv[3] == "foreign"
    found = collections.defaultdict(list)
    width = next(sys.stdin).count("\t") + 1
    for line in sys.stdin:
        fields = line.rstrip("\n").split("\t")
        # What was not worth a second look has no measures.
        if len(fields) == width:
            call = os.path.basename(fields[0]).removesuffix(".wav")
            found[call, fields[1]].append((int(fields[2]) / 1000, int(fields[3]) / 1000, float(fields[6]), fields[5:]))
    groups = {keyword: i % GROUPS for i, keyword in enumerate(sorted(keywords))}
    for (call, keyword), candidates in found.items():
        if foreign and call.startswith("prompts-"):
            # The same speakers are in the keyword benchmark's foreign speech, which is for reporting.
            continue
        labels = [0] * len(candidates) if foreign else speech.labels(call, keyword, candidates)
        for label, candidate in zip(labels, candidates):
            if label is not None:
                print("\t".join([sys.argv[2] + " " + condition, keyword, str(label), str(groups[keyword])] + candidate[3]))


main()
