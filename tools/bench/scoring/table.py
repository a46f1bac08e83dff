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

from measures import false_alarms_per_hour, judge, measure
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


def row(name, yardstick, hits, foreign, foreign_seconds, keywords=None):
    numbers = measure(judge(yardstick, hits, keywords))
    threshold = numbers.threshold
    absent = sum(false_alarms_per_hour(h, set(yardstick.absent), threshold, yardstick.seconds) for h in hits) / len(hits)
    abroad = float("nan")
    if foreign:
        abroad = false_alarms_per_hour(foreign, set(keywords or yardstick.keywords), threshold, foreign_seconds)
    cells = (
        f"{numbers.mtwv:.3f}", f"{numbers.mtwv_error:.3f}", f"{threshold:.3f}", f"{numbers.otwv:.3f}",
        *(f"{missed:.3f}" for missed in numbers.missed_at.values()), f"{numbers.fom:.3f}", f"{numbers.most_found:.3f}",
        f"{absent:.2f}", f"{abroad:.2f}" if foreign else "–")
    return f"| {name} | " + " | ".join(cells) + " |"


def main(folder, hits_folder):
    folder, hits_folder = pathlib.Path(folder), pathlib.Path(hits_folder)
    yardstick = Yardstick(folder)
    hits = {c: read_hits(hits_folder / f"{c}.tsv") for c in CONDITIONS if (hits_folder / f"{c}.tsv").exists()}
    foreign, foreign_seconds = None, 0.0
    if (hits_folder / "foreign.tsv").exists():
        foreign, foreign_seconds = read_hits(hits_folder / "foreign.tsv"), length((folder / "calls/foreign").glob("*.wav"))
    said = sum(map(yardstick.times_said, yardstick.keywords))
    print(f"{len(yardstick.keywords)} keywords said {said} times in {yardstick.seconds / 3600:.2f} h of sound; "
          f"{len(yardstick.absent)} that are never said; {foreign_seconds / 3600:.2f} h of other languages.\n")
    head = "| {} | " + " | ".join(HEADINGS) + " |\n|---|" + "---|" * len(HEADINGS)
    print(head.format("condition"))
    for condition, found in hits.items():
        print(row(condition, yardstick, [found], foreign, foreign_seconds))
    everything = list(hits.values())
    if len(hits) > 1:
        print(row("all, one threshold", yardstick, everything, foreign, foreign_seconds))
        print("\n" + head.format("all conditions, by kind of keyword"))
        kinds = {
            "one word": [keyword for keyword in yardstick.keywords if " " not in keyword],
            "several words": [keyword for keyword in yardstick.keywords if " " in keyword],
            "fewer than five phones, in no other row": yardstick.short}
        for name, chosen in kinds.items():
            if not chosen:
                continue
            print(row(f"{name} ({len(chosen)})", yardstick, everything, foreign, foreign_seconds, chosen))
    print("\n±: standard error of the MTWV over keywords. False alarms (FA) are per keyword and hour, at the threshold "
          "of the MTWV: on keywords that are never said, and on other languages.")


if __name__ == "__main__":
    main(*sys.argv[1:])
