#!/usr/bin/env python3
"""Is confidence what it promises: of the hits of confidence p or more at least a share p right?

    reliability.py NAME FOLDER HITS KEYWORDS

FOLDER is a yardstick (scoring/yardstick.py), HITS holds CONDITION.tsv whose scores are confidences, KEYWORDS is `all` or
`odd` (those in places 1, 3, … of keywords.txt). Prints Markdown.
"""
import pathlib
import sys
import wave

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scoring"))
from measures import false_alarms_per_hour, judge, together
from table import CONDITIONS, length
from yardstick import Yardstick, read_hits

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)


def durations(folder):
    seconds = {}
    for path in (folder / "calls/clean").glob("*.wav"):
        with wave.open(str(path)) as sound:
            seconds[path.stem] = sound.getnframes() / sound.getframerate()
    return seconds


def cell(judged, level):
    """Share right, of how many hits, and the share of what is said that is found."""
    over = [right for keyword in judged for score, right in keyword.hits if score >= level]
    found = sum(over) / sum(keyword.times_said for keyword in judged)
    if not over:
        return "–"
    share = sum(over) / len(over)
    mark = "" if share >= level else " ✗"
    return f"{share:.2f}{mark} of {len(over)}, finds {found:.2f}"


def main(name, folder, hits_folder, which):
    folder, hits_folder = pathlib.Path(folder), pathlib.Path(hits_folder)
    yardstick = Yardstick(folder, durations(folder))
    keywords = yardstick.keywords[1::2] if which == "odd" else yardstick.keywords
    judged = {
        condition: judge(yardstick, read_hits(hits_folder / f"{condition}.tsv"), keywords)
        for condition in CONDITIONS if (hits_folder / f"{condition}.tsv").exists()}
    pooled = together(list(judged.values()))
    print(f"## {name}\n\n{len(keywords)} keywords, each said {sum(j.times_said for j in pooled) / len(judged) / len(keywords):.1f} "
          f"times in {yardstick.seconds / 3600:.2f} h. ✗: fewer are right than promised.\n")
    headings = ["confidence", "all"] + list(judged)
    foreign = hits_folder / "foreign.tsv"
    if foreign.exists():
        headings.append("other languages, false alarms per keyword-hour")
        abroad, seconds = read_hits(foreign), length((folder / "calls/foreign").glob("*.wav"))
    print("| " + " | ".join(headings) + " |\n" + "|---" * len(headings) + "|")
    for level in LEVELS:
        cells = [f"{level:.2f}", cell(pooled, level)] + [cell(j, level) for j in judged.values()]
        if foreign.exists():
            cells.append(f"{false_alarms_per_hour(abroad, keywords, level, seconds):.2f}")
        print("| " + " | ".join(cells) + " |")
    print()


main(*sys.argv[1:])
