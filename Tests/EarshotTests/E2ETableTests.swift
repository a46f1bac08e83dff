import Foundation
import TestSupport
import Testing

@Suite("Tables for analysts") struct E2ETableTests {
  private let folder: TemporaryFolder
  private let store: String

  init() throws {
    folder = try TemporaryFolder()
    store = folder.path("earshot.db")
    let calls = folder.path("calls.csv")
    try Data(
      #"""
      id,started,duration,caller.number,campaign.name,custom.note
      c-1,2026-10-03T18:22:00Z,370,+12125550100,=1+1,"two
      lines, ""quoted"""
      c-2,2026-10-03T18:25:00Z,,,@sum,'plain

      """#.utf8
    ).write(to: URL(filePath: calls))
    for (kind, file) in [("calls", calls), ("spend", "docs/formats/samples/spend.csv")] {
      let run = try ProgramRun.earshot(["import", kind, file, "--store", store])
      #expect(run.exitCode == 0, "\(run.errors)")
    }
  }

  private func exported(_ options: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["export", "tables", "--store", store, "--out", folder.path("tables")] + options)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path("tables/\(name)"), encoding: .utf8)
  }

  /// What a program in Python makes of the exported files and the store.
  private func python(_ script: String) throws -> String {
    let run = ProgramRun(
      finishing: try ChildProcess("python3", ["-c", script, folder.path("tables"), store]))
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output
  }

  @Test("each table and view has a file, and other programs count and add up what SQLite does")
  func roundTrip() throws {
    #expect(try exported().exitCode == 0)
    #expect(try exported("--format", "jsonl").exitCode == 0)
    let compared = try python(
      """
      import csv, json, sqlite3, sys
      folder, store = sys.argv[1], sqlite3.connect(sys.argv[2])
      names = [name for (name,) in store.execute("SELECT name FROM sqlite_schema WHERE type IN "
        "('table', 'view') AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'grdb_*' AND name NOT GLOB 'kept_*'")]
      def guard(text): return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
      for name in names:
        rows = list(store.execute(f'SELECT * FROM "{name}"'))
        with open(f"{folder}/{name}.csv", newline="") as file:
          found = list(csv.reader(file))[1:]
        texts = [["" if value is None else str(value) for value in row] for row in rows]
        assert sorted([guard(cell) for cell in row] for row in found) == sorted(texts), name
        with open(f"{folder}/{name}.jsonl") as file:
          found = [tuple(json.loads(line).values()) for line in file]
        assert sorted(map(repr, found)) == sorted(map(repr, rows)), name
      with open(f"{folder}/spend.csv", newline="") as file:
        total = sum(int(row["amount_minor"]) for row in csv.DictReader(file))
      assert total == store.execute("SELECT sum(amount_minor) FROM spend").fetchone()[0] > 0
      print(len(names) > 30)
      """)
    #expect(compared == "True\n")
  }

  @Test("formulas are made harmless in CSV, numbers are not touched, and JSON lines are exact")
  func formulas() throws {
    #expect(try exported("--table", "calls").outputLines == ["  calls.csv: 2 rows"])
    let csv = try text("calls.csv")
    #expect(csv.contains(",'=1+1,") && csv.contains(",'@sum,"))
    #expect(csv.contains(",+12125550100,"))
    #expect(try exported("--table", "calls", "--format", "jsonl").exitCode == 0)
    #expect(try text("calls.jsonl").contains(#""campaign_name": "=1+1""#))
  }

  @Test("a table that is none is told with what it may be, and nothing is written")
  func unknownTable() throws {
    let run = try exported("--table", "call")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("no table is named `call` (did you mean `calls`?)"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("tables")))
  }

  @Test("what is not written to its end has not the name of what is")
  func fullDisk() throws {
    let calls = folder.path("many.csv")
    let rows = (0..<20_000).map { "m-\($0),\(String(repeating: "x", count: 60))\n" }.joined()
    try Data(("id,custom.note\n" + rows).utf8).write(to: URL(filePath: calls))
    #expect(try ProgramRun.earshot(["import", "calls", calls, "--store", store]).exitCode == 0)
    let script = "trap '' XFSZ; ulimit -f 500; exec \"$0\" \"$@\""
    let run = ProgramRun(
      finishing: try ChildProcess(
        "bash",
        [
          "-c", script, Places.program.path, "export", "tables", "--store", store, "--out",
          folder.path("tables"), "--table", "calls",
        ]))
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("calls.csv: cannot be written to its end"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("tables/calls.csv")))
  }

  @Test("the schema that is printed names every table of the store")
  func schema() throws {
    let page = try ProgramRun.earshot(["store", "schema", "--store", store]).output
    #expect(page.hasPrefix("\n```mermaid\nerDiagram\n"))
    let names = "SELECT name FROM sqlite_schema WHERE name IN ('calls', 'call_sources', 'deals')"
    for name in try StoreDump.rows(store, names) { #expect(page.contains(name)) }
  }
}
