import CallModel
import ContentHash

/// Terms as the store keeps them: once for all calls.
enum StoredTerms {
  /// The columns that make a term.
  static let columns = "pattern, sounds_like, clip_sha256, currency"

  /// The values of ``columns`` for `term`.
  static func parts(of term: Term) -> [String] {
    [term.pattern, term.soundsLike ?? "", term.clipSHA256 ?? "", term.currency?.code ?? ""]
  }

  /// The term in columns `pattern`, `sounds_like`, `clip_sha256` and `currency`.
  static func term(
    pattern: String, soundsLike: String, clipSHA256: String, currency: String
  ) -> Term {
    clipSHA256.isEmpty
      ? Term(
        pattern, soundsLike: soundsLike.isEmpty ? nil : soundsLike,
        currency: Currency(code: currency))
      : Term(recorded: pattern, sha256: clipSHA256)
  }

  /// The term in the first columns of a row, which are `columns`.
  static func term(in row: StoredRow) throws -> Term {
    term(
      pattern: try row.text(at: 0), soundsLike: try row.text(at: 1),
      clipSHA256: try row.text(at: 2), currency: try row.text(at: 3))
  }

  /// The numbers of `terms`, in alphabetical order of the terms; new ones get numbers in that order.
  static func ids(of terms: Set<Term>, _ db: StoreConnection) throws -> [(term: Term, id: Int64)] {
    let keys = terms.map(parts).sorted { $0.lexicographicallyPrecedes($1) }
    let json = try StoredJSON.text(keys)
    let found = try ids(inJSON: json, db)
    if found.count == keys.count { return found }
    // Only those: PostgreSQL gives away a number for each row that it is asked to add, also for one that is there.
    let known = Set(found.map { parts(of: $0.term) })
    try db.execute(
      """
      INSERT INTO terms (pattern, sounds_like, clip_sha256, currency)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)
      WHERE TRUE ON CONFLICT DO NOTHING
      """, [try StoredJSON.text(keys.filter { !known.contains($0) })])
    return try ids(inJSON: json, db)
  }

  private static func ids(
    inJSON json: String, _ db: StoreConnection
  ) throws -> [(term: Term, id: Int64)] {
    let rows = try db.cursor(
      of: "terms",
      """
      SELECT \(columns), term_id FROM json_each(?) CROSS JOIN terms
      ON pattern = value ->> 0 AND sounds_like = value ->> 1 AND clip_sha256 = value ->> 2
        AND currency = value ->> 3
      ORDER BY CAST(key AS INTEGER)
      """, [json])
    var ids: [(term: Term, id: Int64)] = []
    while let row = try rows.next() { ids.append((try term(in: row), try row.integer(at: 4))) }
    return ids
  }
}

/// Searches as the store keeps them.
enum StoredSearches {
  /// A search without its terms.
  struct Row {
    let id: Int64
    let source: EvidenceSource
    let finder: String
    let content: SHA256Digest
    /// The list of its terms, and the digest of that.
    let listID: Int64
    let listDigest: SHA256Digest
  }

  /// The searches of a call, by source, then finder.
  static func rows(_ db: StoreConnection, ofCall callID: String) throws -> [Row] {
    let rows = try db.rows(
      of: "searches",
      """
      SELECT search_id, source, finder, content_sha256, list_id, sha256
      FROM searches JOIN term_lists USING (list_id)
      WHERE call_id = ? ORDER BY source, finder, content_sha256
      """, [callID])
    return try rows.map { row in
      Row(
        id: try row.integer("search_id"), source: try row.choice("source"),
        finder: try row.text("finder"), content: try row.digest("content_sha256"),
        listID: try row.integer("list_id"), listDigest: try row.digest("sha256"))
    }
  }

  /// The searches of a call with their terms, by source, then finder.
  static func fetch(_ db: StoreConnection, ofCall callID: String) throws -> [CompletedSearch] {
    try rows(db, ofCall: callID).map { row in
      CompletedSearch(
        source: row.source, finder: row.finder, content: row.content,
        terms: try StoredTermLists.terms(ofList: row.listID, db))
    }
  }
}

/// Hits as the store keeps them.
enum StoredHits {
  /// All hits of a call in store order.
  static func fetch(_ db: StoreConnection, ofCall callID: String) throws -> [Hit] {
    let hits = try db.rows(
      of: "hits",
      """
      SELECT \(StoredTerms.columns), source, hits.*
      FROM searches JOIN hits USING (search_id) JOIN terms USING (term_id) WHERE call_id = ?
      """, [callID])
    return try hits.map { try hit(in: $0) }.sorted(by: Hit.isInStoreOrder)
  }

  private static func hit(in row: StoredRow) throws -> Hit {
    Hit(
      term: StoredTerms.term(
        pattern: try row.text("pattern"), soundsLike: try row.text("sounds_like"),
        clipSHA256: try row.text("clip_sha256"), currency: try row.text("currency")),
      speaker: try row.choice("speaker"), channel: try row.optionalInteger("channel"),
      span: TimeSpan(startMs: try row.integer("start_ms"), endMs: try row.integer("end_ms")),
      words: StoredWords.range(
        from: try row.optionalInteger("first_word"), to: try row.optionalInteger("end_word")),
      source: try row.choice("source"),
      confidence: Confidence(thousandths: try row.integer("confidence_thousandths")),
      text: try row.text("text"), hasApproximateTimes: try row.flag("has_approximate_times"),
      captures: try captures(in: row), turn: try row.optionalInteger("turn"),
      polarity: try row.optionalChoice("polarity"), resembles: try row.optionalText("resembles"))
  }

  /// Most hits hold no value, and no reader of JSON is made for them.
  private static func captures(in row: StoredRow) throws -> [Capture] {
    try row.text("captures") == "[]" ? [] : row.json("captures")
  }
}
