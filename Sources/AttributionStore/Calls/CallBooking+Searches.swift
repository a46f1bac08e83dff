import CallModel
import ContentHash

extension CallBooking {
  /// Writes a search of the call's present recording or transcript: for each of its terms the hits
  /// replace what any finder found before in the same source.
  func writeSearch(_ search: Search) throws {
    let content = try contentDigest(of: search.source)
    let booked = try bookedTerms(in: search.source)
    let found = Dictionary(grouping: search.hits.sorted(by: Hit.isInStoreOrder), by: \.term)
    let changed = search.terms.filter { term in
      guard let old = booked[term] else { return true }
      return old.finder != search.finder || old.content != content || old.hits != found[term] ?? []
    }
    guard !changed.isEmpty else { return }

    let ids = try StoredTerms.ids(of: changed, db)
    try forget(ids.map(\.id), in: search.source)
    let searchID = try searchID(of: search, in: content)
    try execute(
      "INSERT INTO searched_terms (search_id, term_id) SELECT ?, CAST(value AS INTEGER) FROM json_each(?)",
      [searchID, try StoredJSON.text(ids.map(\.id))])
    for (term, termID) in ids {
      try write(found[term] ?? [], searchID: searchID, termID: termID)
    }
    try forgetEmptySearches(in: search.source)
  }

  /// The digest of the call's present file of the kind that `source` is.
  func contentDigest(of source: EvidenceSource) throws -> SHA256Digest {
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
    let finder: String
    let content: SHA256Digest
    var hits: [Hit] = []
  }

  /// What was found before in `source`, by term.
  private func bookedTerms(in source: EvidenceSource) throws -> [Term: BookedTerm] {
    var booked: [Term: BookedTerm] = [:]
    for search in try StoredSearches.fetch(db, ofCall: callID) where search.source == source {
      for term in search.terms {
        booked[term] = BookedTerm(finder: search.finder, content: search.content)
      }
    }
    if booked.isEmpty { return booked }
    for hit in try StoredHits.fetch(db, ofCall: callID) where hit.source == source {
      booked[hit.term]?.hits.append(hit)
    }
    return booked
  }

  /// Takes out what was found before in `source` for the terms, and their hits with it.
  private func forget(_ termIDs: [Int64], in source: EvidenceSource) throws {
    try execute(
      """
      DELETE FROM searched_terms
      WHERE search_id IN (SELECT search_id FROM searches WHERE call_id = ? AND source = ?)
        AND term_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
      """, [callID, source.rawValue, try StoredJSON.text(termIDs)])
  }

  private func forgetEmptySearches(in source: EvidenceSource) throws {
    try execute(
      """
      DELETE FROM searches WHERE call_id = ? AND source = ?
      AND NOT EXISTS (SELECT 1 FROM searched_terms
                      WHERE searched_terms.search_id = searches.search_id)
      """, [callID, source.rawValue])
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
    let added = try rows(
      of: "searches",
      """
      INSERT INTO searches (call_id, source, finder, content_sha256, recorded_at)
      VALUES (?, ?, ?, ?, ?) RETURNING search_id
      """, key + [stamp])
    guard let row = added.first else { throw DamagedRow(detail: "a search is not kept") }
    return try row.integer("search_id")
  }

  private func write(_ hits: [Hit], searchID: Int64, termID: Int64) throws {
    for (position, hit) in hits.enumerated() {
      try execute(
        """
        INSERT INTO hits (search_id, term_id, position, speaker, channel, start_ms, end_ms,
          first_word, end_word, confidence_thousandths, text, has_approximate_times, captures,
          turn, polarity, resembles)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          searchID, termID, position, hit.speaker.rawValue, hit.channel, hit.span.startMs,
          hit.span.endMs, hit.words?.lowerBound, hit.words?.upperBound, hit.confidence.thousandths,
          hit.text, hit.hasApproximateTimes,
          hit.captures.isEmpty ? "[]" : try StoredJSON.text(hit.captures), hit.turn,
          hit.polarity?.rawValue, hit.resembles,
        ])
    }
  }
}

/// A search was booked for a call that has no file of that kind.
struct SearchWithoutFile: Error {
  let source: EvidenceSource
}
