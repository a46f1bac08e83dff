import AttributionStore
import CallModel
import GRDB
import PostgreSQL
import StoreTestSupport
import TestSupport
import Testing

@Suite("A store that kept a row for each searched term")
struct TermListMigrationTests {
  /// The last version that did.
  private static let version = 29

  private let file: String
  private let address: String
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    file = folder.path("calls.db")
    address = try PostgresServer.shared().newDatabase()
  }

  private func run(_ statements: [String]) throws {
    let session = try PostgresConnection(PostgresAddress(address))
    try session.runAll("SET search_path = earshot, pg_catalog")
    for statement in statements { try session.runAll(statement) }
    try DatabaseQueue(path: file).inDatabase { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }

  @Test("keeps each list once, and says the same of every search", arguments: UInt64(1)...4)
  func anyLists(seed: UInt64) throws {
    for place in [file, address] { try OlderStore.make(version: Self.version, at: place) }
    var generator = SeededGenerator(seed: seed)
    let digest = String(repeating: "a", count: 64)
    // More than nine, so that numbers do not sort as texts do.
    let terms = (1...14).map { number in
      "('phrase \(number % 7)', '\(number > 7 ? "said so" : "")', '', '')"
    }
    var statements = [
      "INSERT INTO terms (pattern, sounds_like, clip_sha256, currency) VALUES \(terms.joined(separator: ", "))"
    ]
    let lists = (0..<6).map { _ in
      (1...14).shuffled(using: &generator).prefix(Int.random(in: 1...14, using: &generator))
    }
    var expected: [String] = []
    var found = 0
    for search in 1...40 {
      statements.append(
        """
        INSERT INTO calls (call_id, channel_speakers, other_facts, recorded_at, changed_at)
        VALUES ('c-\(search)', '[]', '{}', 'now', 'now')
        """)
      statements.append(
        """
        INSERT INTO searches (call_id, source, finder, content_sha256, recorded_at)
        VALUES ('c-\(search)', 'audio', 'model 1', '\(digest)', 'now')
        """)
      for term in (lists.randomElement(using: &generator) ?? []).shuffled(using: &generator) {
        statements.append("INSERT INTO searched_terms VALUES (\(search), \(term))")
        expected.append("searched_terms: \(search) | \(term)")
        guard Bool.random(using: &generator) else { continue }
        found += 1
        statements.append(
          """
          INSERT INTO hits (search_id, term_id, position, speaker, start_ms, end_ms,
            confidence_thousandths, text, has_approximate_times)
          VALUES (\(search), \(term), 0, 'caller', 1000, 1500, 900, 'a phrase', 0)
          """)
      }
    }
    try run(statements)
    let stores = try [file, address].map { try SQLCallStore(path: $0, opening: .existing) }
    let tables = try stores[0].tables()
    let lines = try stores.map { store in
      try TableText.lines(
        of: store,
        tables.filter {
          ["searches", "term_lists", "listed_terms", "searched_terms", "hits"].contains($0.name)
        })
    }
    #expect(lines[0] == lines[1])
    #expect(lines[0].filter { $0.hasPrefix("searched_terms: ") } == expected.sorted())
    #expect(lines[0].filter { $0.hasPrefix("hits: ") }.count == found)
    let used = Set(
      Dictionary(grouping: expected) { $0.prefix { $0 != "|" } }.values.map { lines in
        lines.map { $0.drop { $0 != "|" } }.sorted()
      })
    #expect(lines[0].filter { $0.hasPrefix("term_lists: ") }.count == used.count)
    #expect(try StoreDump.faults(ofStoreAt: file) == [])

    // A list that is known is found again by whoever books it.
    for store in stores {
      let known = try #require(try store.state(ofCall: "c-1")?.searches.first)
      _ = try store.book(
        Samples.booking(
          call: Samples.call("new"),
          searches: [Samples.search([], terms: known.terms)], evaluation: nil))
      let count = try TableText.lines(of: store, tables.filter { $0.name == "term_lists" }).count
      #expect(count == used.count)
    }
  }
}
