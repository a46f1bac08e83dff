import Diagnostics

extension SQLCallStore {
  /// The answer that is kept, or else what `work` answers about one state of the store, which is kept from then on if
  /// the store can be written to.
  ///
  /// Nobody waits for the store while it is at work: it begins with a mark, and counts only if that still stands.
  func answer(
    _ kept: KeptAnswers, else work: (StoreConnection) throws -> QueryTable
  ) throws -> QueryTable {
    if let known = try read({ try kept.answer($0) }) { return known }
    let mark = String(UInt64.random(in: 0 ... .max), radix: 16)
    _ = try? write { try KeptAnswers.begin(mark, $0) }
    let (table, standing) = try database.readWithScratch { db in
      (try work(db), try KeptAnswers.mark(db))
    }
    if let standing { _ = try? write { try kept.keep(table, under: standing, $0) } }
    return table
  }
}
