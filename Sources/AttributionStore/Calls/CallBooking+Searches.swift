import CallModel
import ContentHash

extension CallBooking {
  /// Writes a search of the call's present recording or transcript: for each of its terms the hits
  /// replace what any finder found before in the same source.
  func writeSearch(_ search: Search) throws {
    let content = try contentDigest(of: search.source)
    let list = TermList(search.terms)
    let booked = try bookedSearches(in: search.source, expecting: list)
    let same = booked.first { $0.row.finder == search.finder && $0.row.content == content }
    let old = booked.isEmpty ? [:] : try bookedHits(in: search.source)
    let found = Dictionary(grouping: search.hits.sorted(by: Hit.isInStoreOrder), by: \.term)
    let changed = search.terms.filter { term in
      guard let same, same.terms.contains(term) else { return true }
      return old[term] ?? [] != found[term] ?? []
    }
    guard !changed.isEmpty else { return }

    try forget(changed.filter { old[$0] != nil }, in: search.source)
    for other in booked where other.row.id != same?.row.id { try take(changed, from: other) }
    let searchID =
      if let same { try widen(same, by: list) } else { try add(search, for: list, in: content) }
    for (term, termID) in try StoredTerms.ids(of: changed.filter { found[$0] != nil }, db) {
      try write(found[term] ?? [], searchID: searchID, termID: termID)
    }
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

  private struct BookedSearch {
    let row: StoredSearches.Row
    let terms: Set<Term>
  }

  /// What was searched before in `source`. Each term is in one of them at most.
  private func bookedSearches(
    in source: EvidenceSource, expecting list: TermList
  ) throws -> [BookedSearch] {
    try StoredSearches.rows(db, ofCall: callID).filter { $0.source == source }.map { row in
      // Most searches are for the same terms, which need not be read then.
      let isSame = row.listDigest == list.digest
      return BookedSearch(
        row: row, terms: isSame ? list.terms : try StoredTermLists.terms(ofList: row.listID, db))
    }
  }

  /// What was found before in `source`, by term.
  private func bookedHits(in source: EvidenceSource) throws -> [Term: [Hit]] {
    let hits = try StoredHits.fetch(db, ofCall: callID).filter { $0.source == source }
    return Dictionary(grouping: hits, by: \.term)
  }

  /// Takes out what was found before in `source` for the terms.
  private func forget(_ terms: Set<Term>, in source: EvidenceSource) throws {
    if terms.isEmpty { return }
    let ids = try StoredTerms.ids(of: terms, db).map(\.id)
    try execute(
      """
      DELETE FROM hits
      WHERE search_id IN (SELECT search_id FROM searches WHERE call_id = ? AND source = ?)
        AND term_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
      """, [callID, source.rawValue, try StoredJSON.text(ids)])
  }

  /// Takes terms from a search, since another one was for them; one that has no other terms goes.
  private func take(_ terms: Set<Term>, from search: BookedSearch) throws {
    let left = search.terms.subtracting(terms)
    if left.isEmpty {
      try execute("DELETE FROM searches WHERE search_id = ?", [search.row.id])
    } else if left.count < search.terms.count {
      try setList(of: search, to: TermList(left))
    }
  }

  /// Adds the terms of `list` to a search; its number.
  private func widen(_ search: BookedSearch, by list: TermList) throws -> Int64 {
    let all = search.terms.union(list.terms)
    if all.count > search.terms.count {
      try setList(of: search, to: all.count == list.terms.count ? list : TermList(all))
    }
    return search.row.id
  }

  private func setList(of search: BookedSearch, to list: TermList) throws {
    try execute(
      "UPDATE searches SET list_id = ? WHERE search_id = ?",
      [try StoredTermLists.id(of: list, db), search.row.id])
  }

  /// Adds a row for the search; its number.
  private func add(
    _ search: Search, for list: TermList, in content: SHA256Digest
  ) throws -> Int64 {
    let added = try rows(
      of: "searches",
      """
      INSERT INTO searches (call_id, source, finder, content_sha256, recorded_at, list_id)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING search_id
      """,
      [
        callID, search.source.rawValue, search.finder, content.hex, stamp,
        try StoredTermLists.id(of: list, db),
      ])
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
