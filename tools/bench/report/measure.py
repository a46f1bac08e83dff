#!/usr/bin/env python3
"""measure.py EARSHOT PEOPLE ROOT STORES: the whole report on attribution, from stores of made markets.

Makes a store for a tenth, two tenths, four tenths and all of PEOPLE, unless it is there: imports numbers and
touchpoints, and puts the calls beside them with SQL, since taking calls is not what is measured. The calls do not
name their campaign, so that the numbers tell it; each of 200 s and more is a sale of $100. Then runs
`earshot report attribution` twice (the first run joins the callers to people) and checks that each column sums to
what the ledger holds. Prints a table.

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


def market(people, root, stores):
    """The files of a market of so many people."""
    folder = stores / f"market-{people}"
    if not (folder / "whole").exists():
        print(f"making a market in {folder}", file=sys.stderr)
        subprocess.run([root / "tools/make-market", folder, "--people", str(people)], check=True)
        (folder / "whole").touch()
    return folder


def store(earshot, people, root, stores):
    """The store of so many people."""
    folder = stores / f"market-{people}-store"
    path = folder / "earshot.db"
    if (folder / "whole").exists():
        return path
    files = market(people, root, stores)
    print(f"making a store of {people} people in {folder}", file=sys.stderr)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("numbers", "touchpoints"):
        done = subprocess.run(
            [earshot, "import", kind, files / f"{kind}.csv", "--store", path], stdout=sys.stderr)
        # The number of direct traffic stands for no campaign, and is set aside.
        if done.returncode not in (0, 3):
            sys.exit(f"{kind} cannot be imported")
    book_calls(path, files / "calls.csv")
    (folder / "whole").touch()
    return path


def book_calls(path, calls):
    """Calls as a run leaves them that knows nothing of campaigns, and a sale for each that was long."""
    now, digest = "2026-01-01T00:00:00.000Z", "0" * 64
    ledger = sqlite3.connect(path)
    ledger.execute("INSERT INTO rulesets VALUES (?, '', '1', ?)", (digest, now))
    with open(calls, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            started = row["started"].replace("Z", ".000Z")
            ledger.execute(
                "INSERT INTO calls (call_id, started_at, direction, answered, duration_ms, caller_number, "
                "tracking_number, channel_speakers, other_facts, recorded_at, changed_at) "
                "VALUES (?, ?, 'inbound', ?, ?, ?, ?, '[]', '{}', ?, ?)",
                (row["id"], started, row["answered"] == "yes", int(row["duration"]) * 1000,
                 row["caller.number"], row["tracking.number"], now, now))
            if int(row["duration"]) >= 200:
                ledger.execute(
                    "INSERT INTO outcomes (call_id, kind, name, value_minor, currency, value_digits, "
                    "rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version, "
                    "evidence, recorded_at, retracted) VALUES (?, 'conversion', 'sale', 10000, 'USD', "
                    "2, 'sale', 'sale', 1, 'sales.rules', ?, '1', '[]', ?, 0)",
                    (row["id"], digest, now))
    ledger.commit()
    ledger.close()


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
    print("| people | touchpoints | calls | sales | first run | second run | of processors | ns a touchpoint "
          "| peak MB | wrong sums |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
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
        command = [earshot, "report", "attribution", "--format", "csv", "--store", path]
        first = measured(command)[1]
        table, seconds, spent, peak = measured(command)
        wrong = wrong_sums(table, revenue, sales)
        print(
            f"| {people * tenths // 10} | {touchpoints} | {calls} | {sales} | {first:.1f} | {seconds:.1f} | {spent:.1f} "
            f"| {spent / touchpoints * 1e9:.0f} | {peak:.0f} | {wrong} |", flush=True)


main()
