#!/usr/bin/env python3
"""measure.py ROOT STORE: how long each query in reports/ takes on a store, in seconds of processors.

Runs the queries as the program does: where calls and deals came from and who is who is what the store keeps (make reports
first: `earshot report returns`, `phone-share`, `stages` and `engagement active`). Answers about engagement, which the program
keeps whole, are worked out here. Each runs twice, and the faster run counts, since the machine may be busy. Prints a table.

Needs: Python 3.9 or later with the SQLite library that the program uses.
"""
import pathlib
import re
import sqlite3
import sys
import time

DIMENSIONS = ("all", "month", "campaign", "device")
KEY_FIGURES = (
    "call-share", "call-volume", "call-duration", "new-callers", "call-conversion", "abandonment",
    "cost-per-conversion", "keyword-attribution")
OTHERS = (
    ("mentions", "tag", {}), ("mentions", "term", {"name": "term 4"}), ("mentions", "term", {}),
    ("agents", "agent", {}), ("service-calls", "campaign", {"service": "sale"}),
    ("phone-share", "channel", {}), ("returns", "campaign", {}), ("pipeline", "channel", {}),
    ("sales", "channel", {}), ("mrr", "segment", {}), ("ltv", "source", {}), ("web-engagement", "all", {}),
    ("social-engagement", "all", {}), ("email-engagement", "all", {}), ("push-engagement", "all", {}),
    ("active-people", "all", {}), ("engaged-revenue", "all", {}), ("journey-stages", "stage", {}), ("health", "all", {}))

def code(sql):
    """The query without its comments."""
    return re.sub(r"--[^\n]*", "", sql)


def spent(action):
    """Seconds of this process that something takes, and what it gives."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def view(store, name):
    """The query of a view of the store."""
    text = store.execute("SELECT sql FROM main.sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    return re.sub(r"^.*?\bAS\b", "", code(text), count=1, flags=re.S)


def shared(root, store, sql, dimension):
    """Makes what a query shares with others of its report."""
    known = dimension in ("all", "day", "week", "month") and "dimension = 'keyword'" not in sql
    if "call_dimensions" in sql and not known or "call_sources" in sql or "deal_sources" in sql:
        store.execute("CREATE TEMP VIEW call_sources AS SELECT * FROM main.kept_call_sources")
    kept = "SELECT * FROM main.kept_campaigns" + ("" if dimension == "campaign" else " WHERE 1 = 0")
    store.execute(f"CREATE TEMP VIEW campaigns AS {kept}")
    if dimension == "campaign":
        store.execute("CREATE TEMP VIEW spend_dimensions AS" + view(store, "spend_dimensions"))
    if "call_dimensions" in sql and not known:
        store.execute("CREATE TEMP VIEW call_dimensions AS" + view(store, "call_dimensions"))
    if "deal_sources" in sql:
        store.execute("CREATE TEMP VIEW deal_sources AS SELECT * FROM main.kept_deal_sources")
    if "sales_without_calls" in sql:
        store.execute("CREATE TEMP VIEW sales_without_calls AS SELECT * FROM main.kept_sales_without_calls")
    if "first_actions" in sql:
        store.execute("CREATE TEMP VIEW first_actions AS SELECT * FROM main.kept_first_actions WHERE name <> ''")
    if "person_names" in sql or "dealings" in sql:
        store.execute("CREATE TEMP VIEW person_names AS SELECT * FROM main.kept_person_names")
        store.execute("CREATE TEMP VIEW people AS SELECT * FROM main.kept_people")
        store.execute("CREATE TEMP VIEW named_dealings AS SELECT * FROM main.kept_dealings")
        views = code((root / "reports" / "dealings.sql").read_text(encoding="utf-8")).split(";")
        store.execute(next(view for view in views if "VIEW dealings AS" in view))
        store.execute("CREATE TEMP VIEW customer_acts AS SELECT * FROM main.kept_customer_acts")


def measure(path, root, name, dimension, parameters):
    """Seconds for what is shared and for the query, and how many rows it answers."""
    sql = code((root / "reports" / f"{name}.sql").read_text(encoding="utf-8"))
    wanted = dict.fromkeys(re.findall(r":(\w+)", re.sub(r"'[^']*'", "", sql)))
    wanted.update({"by": dimension, **parameters})
    best = None
    for _ in range(2):
        store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        first = spent(lambda: shared(root, store, sql, dimension))[0]
        second, rows = spent(lambda: store.execute(sql, wanted).fetchall())
        store.close()
        if best is None or first + second < best[0] + best[1]:
            best = (first, second, len(rows))
        if first + second > 3:
            break
    return best


def main():
    """All key figures by several dimensions, then the other queries."""
    root, path = pathlib.Path(sys.argv[1]), sys.argv[2]
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    counts = [
        f"{store.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,} {table}"
        for table in (
            "touchpoints", "calls", "spend", "deals", "orders", "subscriptions", "engagement", "searched_terms", "hits")]
    store.close()
    print(", ".join(counts) + "\n")
    print("| query | by | who is who | query | together | rows |")
    print("|---|---|---:|---:|---:|---:|")
    asked = [(name, by, {}) for by in DIMENSIONS for name in KEY_FIGURES] + list(OTHERS)
    for name, by, parameters in asked:
        if not (root / "reports" / f"{name}.sql").exists():
            continue
        first, second, rows = measure(path, root, name, by, parameters)
        told = by + "".join(f", {value}" for value in parameters.values())
        print(f"| {name} | {told} | {first:.2f} | {second:.2f} | {first + second:.2f} | {rows} |", flush=True)


main()
