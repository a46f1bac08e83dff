#!/usr/bin/env python3
"""Print the table of a keyword benchmark.

    table.py YARDSTICK HITS

YARDSTICK is a folder of references (yardstick.py says what is in it; calls/foreign/*.wav in it are the
recordings in which no keyword is said). HITS holds CONDITION.tsv: call, keyword, start, end, score. Prints
Markdown: a row for each condition and one for all at one threshold, then the kinds of keyword by themselves.
"""
import pathlib
import sys
import wave

from measures import false_alarms_per_hour, judge, measure, together
from yardstick import Yardstick, read_hits

CONDITIONS = ("clean", "narrow", "ulaw", "gsm", "noise20", "noise10", "noise5", "noise10gsm", "babble20", "babble10", "babble5")
HEADINGS = ("MTWV", "±", "threshold", "OTWV", "mFRR@0.1", "mFRR@1", "mFRR@5", "FOM", "most found", "absent FA/h", "foreign FA/h")


def length(paths):
    """Seconds of sound in WAV files."""
    total = 0.0
    for path in paths:
        with wave.open(str(path)) as sound:
            total += sound.getnframes() / sound.getframerate()
    return total


class Search:
    """What a search found in some conditions of a yardstick."""

    def __init__(self, folder, hits_folder):
        self.yardstick = Yardstick(folder)
        self.hits = {c: read_hits(hits_folder / f"{c}.tsv") for c in CONDITIONS if (hits_folder / f"{c}.tsv").exists()}
        every_keyword = self.yardstick.keywords + self.yardstick.short
        self.judged = {c: judge(self.yardstick, hits, every_keyword) for c, hits in self.hits.items()}
        self.foreign = None
        if (hits_folder / "foreign.tsv").exists():
            self.foreign = read_hits(hits_folder / "foreign.tsv")
            self.foreign_seconds = length((folder / "calls/foreign").glob("*.wav"))

    def row(self, name, conditions, keywords):
        """One row of the table: these conditions at one threshold, these keywords."""
        numbers = measure([j for j in together([self.judged[c] for c in conditions]) if j.keyword in keywords])
        absent = sum(
            false_alarms_per_hour(self.hits[c], self.yardstick.absent, numbers.threshold, self.yardstick.seconds)
            for c in conditions) / len(conditions)
        abroad = "–"
        if self.foreign:
            rate = false_alarms_per_hour(self.foreign, keywords, numbers.threshold, self.foreign_seconds)
            abroad = f"{rate:.2f}"
        cells = (
            f"{numbers.mtwv:.3f}", f"{numbers.mtwv_error:.3f}", f"{numbers.threshold:.3f}", f"{numbers.otwv:.3f}",
            *(f"{missed:.3f}" for missed in numbers.missed_at.values()), f"{numbers.fom:.3f}",
            f"{numbers.most_found:.3f}", f"{absent:.2f}", abroad)
        return f"| {name} | " + " | ".join(cells) + " |"


def main(folder, hits_folder):
    search = Search(pathlib.Path(folder), pathlib.Path(hits_folder))
    yardstick, conditions = search.yardstick, list(search.hits)
    said = sum(map(yardstick.times_said, yardstick.keywords))
    print(f"{len(yardstick.keywords)} keywords said {said} times in {yardstick.seconds / 3600:.2f} h of sound; "
          f"{len(yardstick.absent)} that are never said.\n")
    head = "| {} | " + " | ".join(HEADINGS) + " |\n|---|" + "---|" * len(HEADINGS)
    print(head.format("condition"))
    for condition in conditions:
        print(search.row(condition, [condition], yardstick.keywords))
    if len(conditions) > 1:
        print(search.row("all, one threshold", conditions, yardstick.keywords))
        print("\n" + head.format("all conditions, by kind of keyword"))
        kinds = {
            "one word": [keyword for keyword in yardstick.keywords if " " not in keyword],
            "several words": [keyword for keyword in yardstick.keywords if " " in keyword],
            "fewer than five phones, in no other row": yardstick.short}
        for name, chosen in kinds.items():
            if chosen:
                print(search.row(f"{name} ({len(chosen)})", conditions, chosen))
    print("\n±: standard error of the MTWV over keywords. False alarms (FA) are per keyword and hour, at the threshold "
          "of the MTWV: on keywords that are never said, and on other languages.")


if __name__ == "__main__":
    main(*sys.argv[1:])
