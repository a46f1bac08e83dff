#!/usr/bin/env python3
"""How often a word is heard where nobody says it, by its number of phones.

    inside.py WORDS DICTIONARY NAME=UTTERANCES=HITS.tsv…

UTTERANCES has call, start, end, …, text; HITS the scores of which are confidences. A hit counts as a false alarm where no
word of the utterance around it is the word: also inside longer words, since that is what a user meets. Prints Markdown:
false alarms an hour of speech at two confidences, for words in even places of their length and for the others.
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scoring"))
from yardstick import read_hits, rows, strongest

LEVELS = (0.80, 0.85, 0.95)
MOST_PHONES = 9


def phone_counts(words, dictionary):
    counts = {}
    for line in open(dictionary, encoding="utf-8"):
        word, *phones = line.split() or [""]
        word = re.sub(r"\(\d+\)$", "", word)
        if word in words:
            counts[word] = min(len(phones), counts.get(word, 99))
    return counts


class Recordings:
    def __init__(self, utterances, hits):
        self.by_call = collections.defaultdict(list)
        for call, start, end, *_, text in rows(utterances):
            self.by_call[call].append((float(start), float(end), text.split()))
        self.hours = sum(end - start for call in self.by_call.values() for start, end, _ in call) / 3600
        self.hits = read_hits(hits)

    def false_alarms(self, word, level):
        """Hits of the word, of this confidence or more, where it is not said."""
        count = 0
        for call, utterances in self.by_call.items():
            for hit in strongest([hit for hit in self.hits.get((call, word), []) if hit.score >= level]):
                around = [text for start, end, text in utterances if start - 0.5 <= hit.middle <= end + 0.5]
                count += not any(word in text for text in around)
        return count


def main(words, dictionary, *recordings):
    words = [line for line in pathlib.Path(words).read_text().splitlines() if line and line[0] != "#"]
    counts = phone_counts(set(words), dictionary)
    lengths = collections.defaultdict(list)
    for word in words:
        lengths[min(counts[word], MOST_PHONES)].append(word)
    for argument in recordings:
        name, utterances, hits = argument.split("=")
        heard = Recordings(utterances, hits)
        print(f"### {name}, {heard.hours:.2f} h of speech\n")
        columns = [f"{which}, ≥ {level:.2f}" for level in LEVELS for which in ("to state", "to check")]
        print("| phones | words | " + " | ".join(columns) + " |\n|---|---" + "|---" * len(columns) + "|")
        for phones, chosen in sorted(lengths.items()):
            cells = []
            for level in LEVELS:
                for part in (chosen[0::2], chosen[1::2]):
                    total = sum(heard.false_alarms(word, level) for word in part)
                    cells.append(f"{total / len(part) / heard.hours:.2f}" if part else "–")
            label = f"{phones} and more" if phones == MOST_PHONES else str(phones)
            print(f"| {label} | {len(chosen)} | " + " | ".join(cells) + " |")
        print()


main(*sys.argv[1:])
