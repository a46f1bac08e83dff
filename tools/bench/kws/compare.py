#!/usr/bin/env python3
"""Print the table of the keyword benchmark, with the untuned reference decoder's figures and the peers'.

    compare.py OUT REFERENCE

OUT is where `run` leaves what it finds: table.txt (what the benchmark's table.py prints), seconds.txt (condition,
seconds, processor seconds), and peers/NAME.txt with peers/NAME/CONDITION.seconds. REFERENCE is a table too. Prints
Markdown; exits 1 where a condition is worse than the reference by more than SLACK.
"""
import math
import pathlib
import sys

COLUMNS = ("MTWV", "OTWV", "mFRR@0.1", "mFRR@1", "mFRR@5", "maxrecall", "absentFA@thr", "foreignFA@thr")
#: One false alarm of one keyword costs 0.008 MTWV: less than that is a matter of rounding.
SLACK = 0.008
#: Seconds of sound in a condition.
FOREIGN_SECONDS, SPEECH_SECONDS = 2418.0, 2112.2
PEERS = {"libhama": "libhama, untuned decoder", "pocketsphinx": "pocketsphinx, keyword mode"}
PEER_COLUMNS = ("MTWV", "OTWV", "mFRR@0.1", "mFRR@1")


def read(path):
    head, *lines = [line.split("\t") for line in path.read_text().splitlines() if line.strip()]
    return {row[0]: dict(zip(head[1:], map(float, row[1:]))) for row in lines}


def write_table(own, other):
    """Our rows with the reference's in brackets; returns the conditions where we are worse."""
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
            digits = 2 if column.endswith("FA@thr") else 3
            # Without foreign speech in the run there is no rate on it.
            cell = "–" if math.isnan(row[column]) else f"{row[column]:.{digits}f}"
            cells.append(cell + (f" ({twin[column]:.{digits}f})" if column in twin else ""))
        print(f"| {condition} | " + " | ".join(cells) + " |")
        if twin and row["MTWV"] < twin["MTWV"] - SLACK:
            worse.append(condition)
    print("\nFalse alarms are per keyword and hour, at the threshold of the MTWV: on keywords that are never said, "
          "and on foreign speech.\n")
    return worse


def write_peers(own, out):
    print("Beside its peers, on the same recordings. × real time is sound over processor time, loading left out for the peers:\n")
    print("| condition | | " + " | ".join(PEER_COLUMNS) + " | × real time |")
    print("|---|---|" + "---|" * (len(PEER_COLUMNS) + 1))
    spent = {line.split()[0]: float(line.split()[2]) for line in (out / "seconds.txt").read_text().splitlines()}
    tables = {name: read(out / f"peers/{name}.txt") for name in PEERS}
    for condition in own:
        if condition == "POOLED" or not any(condition in table for table in tables.values()):
            continue
        everybody = [("Earshot", own[condition], spent[condition])]
        for name, title in PEERS.items():
            if condition in tables[name]:
                seconds = float((out / f"peers/{name}/{condition}.seconds").read_text())
                everybody.append((title, tables[name][condition], seconds))
        for title, row, seconds in everybody:
            cells = [f"{row[column]:.3f}" for column in PEER_COLUMNS] + [f"{SPEECH_SECONDS / seconds:.0f}"]
            print(f"| {condition} | {title} | " + " | ".join(cells) + " |")
    print()


def write_speed(out):
    print("| condition | hours of sound | seconds to spot in it | processor seconds | × real time on one core |")
    print("|---|---|---|---|---|")
    for line in (out / "seconds.txt").read_text().splitlines():
        condition, seconds, processor = line.split()
        sound = FOREIGN_SECONDS if condition == "foreign" else SPEECH_SECONDS
        print(f"| {condition} | {sound / 3600:.3f} | {float(seconds):.1f} | {float(processor):.1f} | {sound / float(processor):.0f} |")


def main(out, reference):
    out = pathlib.Path(out)
    own = read(out / "table.txt")
    worse = write_table(own, read(pathlib.Path(reference)))
    if (out / "peers").exists():
        write_peers(own, out)
    write_speed(out)
    print(f"\nWorse than the reference in: {', '.join(worse)}." if worse else "\nNo condition is worse than the reference.")
    return bool(worse)


sys.exit(main(*sys.argv[1:]))
