#!/usr/bin/env python3
"""measure.py EARSHOT PEOPLE ROOT STORES: the whole report on attribution, from stores of made markets.

Makes a store for a tenth, two tenths, four tenths and all of PEOPLE, unless it is there: imports numbers and
touchpoints, and takes the calls, of which each with more than 200 s is a sale of $100. Then runs
`earshot report attribution` and checks that each column sums to what the ledger holds. Prints a table.

Needs: Python 3.9 or later, tools/make-market.
"""
import csv
import io
import os
import pathlib
import sqlite3
import subprocess
import sys
import time

RULE = 'language 1\ncurrency USD\nrule "sale" when call.duration >= 200s then conversion value $100\n'


def measured(command, **options):
    """What the command printed, its seconds by the clock and by processors, and its peak in MB."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, **options)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    seconds = time.monotonic() - start
    return output.decode(), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def store(earshot, people, root, stores):
    """The store of so many people."""
    folder = stores / f"market-{people}-store"
    path = folder / "earshot.db"
    if (folder / "whole").exists():
        return path
    print(f"making a store of {people} people in {folder}", file=sys.stderr)
    (folder / "recordings").mkdir(parents=True, exist_ok=True)
    (folder / "sales.rules").write_text(RULE, encoding="utf-8")
    subprocess.run(
        [root / "tools/make-market", folder, "--people", str(people)], check=True)
    for kind in ("numbers", "touchpoints"):
        subprocess.run(
            [earshot, "import", kind, folder / f"{kind}.csv", "--store", path], check=True,
            stdout=sys.stderr)
    with open(folder / "run.json", "wb") as report:
        subprocess.run(
            [earshot, "run", folder / "recordings", "--calls", folder / "calls.csv", "--rules",
             folder / "sales.rules", "--store", path, "--format", "json"],
            check=True, stdout=report)
    (folder / "run.json").unlink()
    (folder / "whole").touch()
    return path


def wrong_sums(table, revenue, conversions):
    """How many columns do not sum to what the ledger holds, to the cent and to the billionth."""
    rows = list(csv.DictReader(io.StringIO(table)))
    models = [name for name in rows[0] if name not in ("channel", "measure")]

    def total(model, measure):
        return sum(
            int(row[model].replace(".", "")) for row in rows if row["measure"] == measure)

    return sum(
        (total(model, "USD") != revenue) + (total(model, "conversions") != conversions * 10**9)
        for model in models)


def main():
    """Measures one size after the other."""
    earshot, people, root, stores = sys.argv[1], int(sys.argv[2]), *map(pathlib.Path, sys.argv[3:])
    print("| people | touchpoints | calls | sales | seconds | of processors | ns a touchpoint | peak MB | wrong sums |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for tenths in (1, 2, 4, 10):
        path = store(earshot, people * tenths // 10, root, stores)
        ledger = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        touchpoints, calls = (
            ledger.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("touchpoints", "calls"))
        sales, revenue = ledger.execute(
            "SELECT count(*), sum(value_minor) FROM live_outcomes WHERE kind = 'conversion'"
        ).fetchone()
        ledger.close()
        table, seconds, spent, peak = measured(
            [earshot, "report", "attribution", "--format", "csv", "--store", path])
        wrong = wrong_sums(table, revenue, sales)
        print(
            f"| {people * tenths // 10} | {touchpoints} | {calls} | {sales} | {seconds:.2f} | {spent:.2f} "
            f"| {spent / touchpoints * 1e9:.0f} | {peak:.0f} | {wrong} |", flush=True)


main()
