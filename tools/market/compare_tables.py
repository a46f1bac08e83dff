"""Holds exported tables (csv/, jsonl/ and parquet/ in a folder) against the store that they are from."""
import csv
import json
import pathlib
import sqlite3
import sys

import pyarrow.parquet

csv.field_size_limit(1 << 30)


def without_guard(text):
    """A cell as it was before it was made harmless to spreadsheets."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@\t\r\n＝＋－＠" else text


def as_text(value):
    return "" if value is None else str(value)


def compare(table, rows, folder, columns):
    texts = sorted([as_text(value) for value in row] for row in rows)
    with open(folder / "csv" / f"{table}.csv", newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        assert next(reader) == columns, table
        assert sorted([without_guard(cell) for cell in row] for row in reader) == texts, table
    with open(folder / "jsonl" / f"{table}.jsonl", encoding="utf-8") as file:
        found = [tuple(json.loads(line).values()) for line in file]
    assert sorted(found, key=repr) == sorted(rows, key=repr), table
    parquet = pyarrow.parquet.read_table(folder / "parquet" / f"{table}.parquet")
    assert parquet.column_names == columns, table
    found = zip(*(column.to_pylist() for column in parquet.columns))
    assert sorted(map(repr, found)) == sorted(map(repr, rows)), table


def main():
    store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    folder = pathlib.Path(sys.argv[2])
    tables = sorted(path.stem for path in (folder / "parquet").iterdir())
    known = {name for (name,) in store.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
        "AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'grdb_*' AND name NOT GLOB 'kept_*'")}
    assert set(tables) == known, set(tables) ^ known
    total = 0
    for table in tables:
        cursor = store.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        compare(table, rows, folder, columns)
        total += len(rows)
    print(f"{len(tables)} tables and views with {total} rows: CSV, JSON lines and Parquet say what SQLite says")


if __name__ == "__main__":
    main()
