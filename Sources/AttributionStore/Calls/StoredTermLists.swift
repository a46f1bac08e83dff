import CallModel
import ContentHash

/// Lists of searched terms as the store keeps them: once for all searches.
///
/// A list is never changed. Rules that listen for something else make another one, and a list that no search has any
/// more stays, as terms do: it takes a few kilobytes, and to know that nobody needs it would cost every booking.
enum StoredTermLists {
  /// The number of a list; one that is new is added.
  static func id(of list: TermList, _ db: StoreConnection) throws -> Int64 {
    if let known = try knownID(of: list, db) { return known }
    let added = try db.row(
      of: "term_lists",
      "INSERT INTO term_lists (sha256) VALUES (?) ON CONFLICT DO NOTHING RETURNING list_id",
      [list.digest.hex])
    if let added = try added?.integer(at: 0) {
      let ids = try StoredTerms.ids(of: list.terms, db).map(\.id)
      try db.execute(
        "INSERT INTO listed_terms (list_id, term_id) SELECT ?, CAST(value AS INTEGER) FROM json_each(?)",
        [added, try StoredJSON.text(ids)])
      return added
    }
    // Somebody else added it meanwhile, with its terms.
    guard let known = try knownID(of: list, db) else {
      throw DamagedRow(detail: "a list of terms is not kept")
    }
    return known
  }

  /// The terms of a list.
  static func terms(ofList listID: Int64, _ db: StoreConnection) throws -> Set<Term> {
    let rows = try db.cursor(
      of: "terms",
      "SELECT \(StoredTerms.columns) FROM listed_terms JOIN terms USING (term_id) WHERE list_id = ?",
      [listID])
    var terms: Set<Term> = []
    while let row = try rows.next() { terms.insert(try StoredTerms.term(in: row)) }
    return terms
  }

  private static func knownID(of list: TermList, _ db: StoreConnection) throws -> Int64? {
    try db.row(
      of: "term_lists", "SELECT list_id FROM term_lists WHERE sha256 = ?", [list.digest.hex]
    )?.integer(at: 0)
  }
}
