import AttributionStore
import CallModel
import Foundation
import GRDB
import StoreTestSupport
import TestSupport
import Testing

/// What reports about engagement alone answered, as it is kept, beside what their queries answer.
@Suite("A kept answer about engagement is what the query answers")
struct KeptAnswerTests {
  /// What is asked after each change.
  private func answers(of place: WatchedStore) throws -> [QueryTable] {
    let later = ReportPeriod(from: SmallMarket.minute(30_000), before: SmallMarket.minute(70_000))
    return [
      try place.answer(.webEngagement), try place.answer(.webEngagement, by: "day", in: later),
      try place.answer(.emailEngagement), try place.answer(.emailEngagement, by: "week"),
      try place.answer(.pushEngagement, by: "month", in: later),
      try place.answer(.socialEngagement, by: "day"),
    ]
  }

  @Test("in a SQLite store, after any changes", arguments: UInt64(1)...4)
  func sqlite(seed: UInt64) throws { try history(of: .sqlite(), seed: seed) }

  @Test("in a PostgreSQL store, after any changes", arguments: UInt64(21)...22)
  func postgres(seed: UInt64) throws { try history(of: .postgres(), seed: seed) }

  private func history(of place: WatchedStore, seed: UInt64) throws {
    var changes = RandomEngagement(seed: seed)
    let zones = ["America/New_York", "Asia/Tokyo", "UTC"]
    for step in 0..<40 {
      let change: String
      if changes.number(0...9) == 0 {
        change = zones[changes.number(0...2)]
        let zone = try #require(TimeZone(identifier: change))
        try place.market.store.setTimeZone(zone, recordedAt: Samples.noon)
      } else {
        change = try changes.make(place.market, place.other)
      }
      let told = try answers(of: place)
      try #require(answers(of: place) == told, "step \(step), after \(change)")
      try place.forget()
      // What is answered now is kept, and must not be told after the next change.
      try #require(answers(of: place) == told, "step \(step), after \(change)")
    }
  }

  @Test("an answer is kept until engagement or the calendar changes, and no longer")
  func keeping() throws {
    for place in try [WatchedStore.sqlite(), .postgres()] {
      try place.see("1", by: "a")
      let first = try place.answer()
      // Whoever asked the query would not find that.
      try place.other.run("UPDATE kept_answers SET answer = '[[\"name\"],[\"tmarked\"]]'")
      #expect(try place.answer().rows == [[.text("marked")]])
      #expect(try place.answer(by: "page") != place.answer())
      try place.see("1", by: "a")
      #expect(try place.answer().rows == [[.text("marked")]])
      try place.see("2", by: "b")
      let second = try place.answer()
      #expect(second.rows.first?[1] == .integer(2))
      try place.other.run("DELETE FROM engagement WHERE engagement_id = '2'")
      #expect(try place.answer() == first)
      try place.other.run("UPDATE kept_answers SET answer = '[[\"name\"],[\"tmarked\"]]'")
      try place.other.run("UPDATE utc_offsets SET offset_s = 3600")
      #expect(try place.answer() == first)
    }
  }

  @Test("a store that cannot be written to is told all the same")
  func readOnly() throws {
    let place = try WatchedStore.sqlite()
    try place.see("1", by: "a")
    _ = try place.answer()
    try place.see("2", by: "b")
    let waiting = try place.impatient()
    try DatabaseQueue(path: waiting.market.store.path).inTransaction(.exclusive) { _ in
      let answer = try waiting.answer()
      #expect(answer.rows.first?[1] == .integer(2))
      return .rollback
    }
  }

  @Test("what a session has not committed when an answer is kept is told once it is")
  func uncommitted() throws {
    let place = try WatchedStore.postgres()
    try place.see("1", by: "a")
    func add(_ id: String) throws {
      try place.other.run(
        """
        BEGIN; INSERT INTO engagement (engagement_id, at, kind, visitor_id, changed_at)
        VALUES ('\(id)', '2026-10-01T09:00:00.000Z', 'page_view', 'v', '2026-10-01T09:00:00.000Z')
        """)
    }
    try add("2")
    let impatient = try place.impatient()
    #expect(try impatient.answer().rows.first?[1] == .integer(1))
    try place.other.run("COMMIT")
    #expect(try place.answer().rows.first?[1] == .integer(2))
    try add("3")
    #expect(try place.answer().rows.first?[1] == .integer(2))
    try place.other.run("COMMIT")
    #expect(try place.answer().rows.first?[1] == .integer(3))
  }
}

extension WatchedStore {
  fileprivate func answer(
    _ query: ReportQuery = .webEngagement, by dimension: String = "all",
    in period: ReportPeriod = ReportPeriod()
  ) throws -> QueryTable {
    try market.store.table(of: query, by: dimension, in: period)
  }

  fileprivate func forget() throws {
    try other.run("DELETE FROM kept_answers_mark; DELETE FROM kept_answers")
  }

  fileprivate func see(_ id: String, by visitor: String) throws {
    try market.book(
      [
        [
          "id": .text(id), "kind": .text("page_view"), "visitor_id": .text(visitor),
          "at": .instant(SmallMarket.minute(0)),
        ]
      ], in: .engagement)
  }
}
