import CallModel
import ContentHash
import GRDB

extension CallBooking {
  /// Writes a search of the call's present recording or transcript: for each of its terms the hits
  /// replace what any finder found before in the same source.
  func writeSearch(_ search: Search) throws {
    let content = try contentDigest(of: search.source)
    let booked = try bookedTerms(in: search.source)
    var hits: [Term: [Hit]] = [:]
    for hit in search.hits { hits[hit.term, default: []].append(hit) }

    for term in search.terms.sorted(by: isInTermOrder) {
      let found = (hits[term] ?? []).sorted(by: Hit.isInStoreOrder)
      if let old = booked[term] {
        guard old.finder != search.finder || old.content != content || old.hits != found else {
          continue
        }
        try execute(
          "DELETE FROM searched_terms WHERE search_id = ? AND term_id = ?",
          [old.searchID, old.termID])
      }
      try write(found, for: term, of: search, in: content)
    }
    try execute(
      """
      DELETE FROM searches WHERE call_id = ? AND source = ?
      AND NOT EXISTS (SELECT 1 FROM searched_terms
                      WHERE searched_terms.search_id = searches.search_id)
      """, [callID, search.source.rawValue])
  }

  private func isInTermOrder(_ left: Term, _ right: Term) -> Bool {
    (left.pattern, left.soundsLike ?? "") < (right.pattern, right.soundsLike ?? "")
  }

  /// The digest of the file that a search in `source` has searched.
  private func contentDigest(of source: EvidenceSource) throws -> SHA256Digest {
    let table =
      switch source {
      case .audio: "recordings"
      case .transcript: "transcripts"
      }
    guard
      let row = try rows(of: table, "SELECT sha256 FROM \(table) WHERE call_id = ?", [callID]).first
    else { throw SearchWithoutFile(source: source) }
    return try row.digest("sha256")
  }

  private struct BookedTerm {
    let searchID: Int64
    let termID: Int64
    let finder: String
    let content: SHA256Digest
    var hits: [Hit]
  }

  /// What was found before in `source`, by term.
  private func bookedTerms(in source: EvidenceSource) throws -> [Term: BookedTerm] {
    var booked: [Term: BookedTerm] = [:]
    let searched = try rows(
      of: "searches",
      """
      SELECT search_id, term_id, finder, content_sha256, pattern, sounds_like
      FROM searches JOIN searched_terms USING (search_id) JOIN terms USING (term_id)
      WHERE call_id = ? AND source = ?
      """, [callID, source.rawValue])
    for row in searched {
      booked[try StoredTerm.term(in: row)] = BookedTerm(
        searchID: try row.integer("search_id"), termID: try row.integer("term_id"),
        finder: try row.text("finder"), content: try row.digest("content_sha256"), hits: [])
    }
    for hit in try StoredHits.fetch(db, ofCall: callID) where hit.source == source {
      booked[hit.term]?.hits.append(hit)
    }
    return booked
  }

  private func write(
    _ hits: [Hit], for term: Term, of search: Search, in content: SHA256Digest
  ) throws {
    let termID = try StoredTerm.id(of: term, db)
    let searchID = try searchID(of: search, in: content)
    try execute(
      "INSERT INTO searched_terms (search_id, term_id) VALUES (?, ?)", [searchID, termID])
    for (position, hit) in hits.enumerated() {
      try execute(
        """
        INSERT INTO hits (search_id, term_id, position, speaker, channel, start_ms, end_ms,
          first_word, end_word, confidence_thousandths, text, has_approximate_times)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          searchID, termID, position, hit.speaker.rawValue, hit.channel, hit.span.startMs,
          hit.span.endMs, hit.words?.lowerBound, hit.words?.upperBound, hit.confidence.thousandths,
          hit.text, hit.hasApproximateTimes,
        ])
    }
  }

  private func searchID(of search: Search, in content: SHA256Digest) throws -> Int64 {
    let key = [callID, search.source.rawValue, search.finder, content.hex]
    let found = try rows(
      of: "searches",
      """
      SELECT search_id FROM searches
      WHERE call_id = ? AND source = ? AND finder = ? AND content_sha256 = ?
      """, key)
    if let row = found.first { return try row.integer("search_id") }
    try execute(
      """
      INSERT INTO searches (call_id, source, finder, content_sha256, recorded_at)
      VALUES (?, ?, ?, ?, ?)
      """, key + [stamp])
    return db.lastInsertedRowID
  }
}

/// A search was booked for a call that has no file of that kind.
struct SearchWithoutFile: Error {
  let source: EvidenceSource
}

/// Terms as the store keeps them: once for all calls.
enum StoredTerm {
  static func term(in row: StoredRow) throws -> Term {
    let soundsLike = try row.text("sounds_like")
    return Term(try row.text("pattern"), soundsLike: soundsLike.isEmpty ? nil : soundsLike)
  }

  static func id(of term: Term, _ db: Database) throws -> Int64 {
    let key: StatementArguments = [term.pattern, term.soundsLike ?? ""]
    let find = try db.cachedStatement(
      sql: "SELECT term_id FROM terms WHERE pattern = ? AND sounds_like = ?")
    if let id = try Int64.fetchOne(find, arguments: key) { return id }
    try db.cachedStatement(sql: "INSERT INTO terms (pattern, sounds_like) VALUES (?, ?)")
      .execute(arguments: key)
    return db.lastInsertedRowID
  }
}

/// Hits as the store keeps them.
enum StoredHits {
  /// All hits of a call in store order.
  static func fetch(_ db: Database, ofCall callID: String) throws -> [Hit] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT pattern, sounds_like, source, hits.*
        FROM searches JOIN hits USING (search_id) JOIN terms USING (term_id) WHERE call_id = ?
        """)
    return try Row.fetchAll(statement, arguments: [callID])
      .map { try hit(in: StoredRow($0, of: "hits")) }
      .sorted(by: Hit.isInStoreOrder)
  }

  private static func hit(in row: StoredRow) throws -> Hit {
    Hit(
      term: try StoredTerm.term(in: row), speaker: try row.choice("speaker"),
      channel: try row.optionalInteger("channel"),
      span: TimeSpan(startMs: try row.integer("start_ms"), endMs: try row.integer("end_ms")),
      words: StoredWords.range(
        from: try row.optionalInteger("first_word"), to: try row.optionalInteger("end_word")),
      source: try row.choice("source"),
      confidence: Confidence(thousandths: try row.integer("confidence_thousandths")),
      text: try row.text("text"), hasApproximateTimes: try row.flag("has_approximate_times"))
  }
}
