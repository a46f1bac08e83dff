#!/usr/bin/env python3
"""Put a table of the keyword benchmark beside the untuned reference decoder's.

    compare.py TABLE REFERENCE SECONDS

TABLE and REFERENCE are what the benchmark's table.py prints; SECONDS has a line for each condition: its
name, when spotting in it started and when it ended. Prints Markdown; exits 1 where a condition is worse
than the reference by more than SLACK.
"""
import sys

COLUMNS = ("MTWV", "OTWV", "mFRR@0.1", "mFRR@1", "mFRR@5", "maxrecall", "foreignFA@thr")
# One false alarm of one keyword costs 0.008 MTWV: less than that is a matter of rounding.
SLACK = 0.008
# Hours of sound in a condition.
HOURS = {"foreign": 2418 / 3600}
SPEECH_HOURS = 2112.2 / 3600


def read(path):
    lines = [line.rstrip("\n").split("\t") for line in open(path) if line.strip()]
    return {row[0]: dict(zip(lines[0][1:], map(float, row[1:]))) for row in lines[1:]}


def main(table, reference, seconds):
    own, other = read(table), read(reference)
    print("Earshot, and in brackets the untuned reference decoder:\n")
    print("| condition | " + " | ".join(COLUMNS) + " |")
    print("|---|" + "---|" * len(COLUMNS))
    worse = []
    for condition, row in own.items():
        twin = other.get(condition, {})
        if condition == "POOLED" and len(own) < len(other):
            twin = {}
        cells = []
        for column in COLUMNS:
            digits = 1 if column == "foreignFA@thr" else 3
            cell = f"{row[column]:.{digits}f}"
            cells.append(cell + (f" ({twin[column]:.{digits}f})" if column in twin else ""))
        print(f"| {condition} | " + " | ".join(cells) + " |")
        if twin and row["MTWV"] < twin["MTWV"] - SLACK:
            worse.append(condition)
    print("\nFalse alarms on foreign speech are per keyword and hour, at the threshold of the MTWV.\n")
    print("| condition | hours of sound | seconds to spot in it | × real time |")
    print("|---|---|---|---|")
    for line in open(seconds):
        condition, start, end = line.split()
        took, hours = float(end) - float(start), HOURS.get(condition, SPEECH_HOURS)
        print(f"| {condition} | {hours:.3f} | {took:.1f} | {hours * 3600 / took:.0f} |")
    if worse:
        print("\nWorse than the reference in: " + ", ".join(worse) + ".")
    else:
        print("\nNo condition is worse than the reference.")
    return bool(worse)


sys.exit(main(*sys.argv[1:]))
