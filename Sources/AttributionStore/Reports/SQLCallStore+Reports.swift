public import Diagnostics

extension SQLCallStore {
  /// What `query` answers about calls and deals of a period, by a channel, a campaign or whatever its
  /// parameter `:by` names.
  ///
  /// - Parameter parameters: what else it asks, by names without the colon; what is left out is not set.
  public func table(
    of query: ReportQuery, by dimension: String, in period: ReportPeriod = ReportPeriod(),
    with parameters: [String: QueryTable.Value] = [:]
  ) throws(InputError) -> QueryTable {
    let tables = try tables(of: [query], by: dimension, in: period, with: parameters)
    return tables.first ?? QueryTable(columns: [], rows: [])
  }

  /// What each of `queries` answers about one state of the store; where calls and deals came from is worked
  /// out once for all of them.
  public func tables(
    of queries: [ReportQuery], by dimension: String, in period: ReportPeriod = ReportPeriod(),
    with parameters: [String: QueryTable.Value] = [:]
  ) throws(InputError) -> [QueryTable] {
    var bounds: [String: (any StoreValueConvertible)?] = [
      "by": dimension, "since": period.from.map(SelectedCalls.bound),
      "until": period.before.map(SelectedCalls.bound),
      "at": period.before.map(SelectedCalls.bound), "first_day": period.firstDay,
      "last_day": period.lastDay,
    ]
    for (name, value) in parameters { bounds[name] = value.storeValue }
    let shared = SharedSources(of: queries, by: dimension)
    do {
      if queries.count == 1, let kept = try KeptAnswers(of: queries[0], with: bounds) {
        return [try answer(kept) { try tables(of: queries, with: bounds, shared, $0)[0] }]
      }
      // Whoever writes at the same time may change what is kept between the two steps.
      for _ in 0..<3 {
        guard keep(shared.asked) else { break }
        let answers: [QueryTable]? = try database.readWithScratch { db in
          try shared.isKept(db) ? try tables(of: queries, with: bounds, shared, db) : nil
        }
        if let answers { return answers }
      }
      return try database.readWithScratch { try tables(of: queries, with: bounds, shared, $0) }
    } catch {
      throw StoreFailure.inputError(error, path: path)
    }
  }

  private func tables(
    of queries: [ReportQuery], with bounds: [String: (any StoreValueConvertible)?],
    _ shared: SharedSources, _ db: StoreConnection
  ) throws -> [QueryTable] {
    try shared.make(db)
    return try queries.map { query in
      let known = query.parameters.map { ($0, bounds[$0] ?? nil) }
      return try db.table(query.sql, named: Dictionary(uniqueKeysWithValues: known))
    }
  }
}

extension SQLCallStore {
  /// Keeps what a report asks for, if the store can be written to now; if not, the report works it out for itself.
  func keep(_ asked: KeptSources) -> Bool {
    do throws(InputError) {
      let missing = try read { asked.subtracting(try KeptSources.all($0)) }
      if !missing.subtracting(.people).isEmpty { try write { try asked.keep($0) } }
      if missing.contains(.people) { try keepPeople() }
      return true
    } catch {
      return false
    }
  }

  private func keepPeople() throws(InputError) {
    let isKept = try write { try KeptPeople.bringUpToDate($0) }
    guard !isKept else { return }
    // Who called is told by where calls came from.
    try write { try KeptSources.calls.keep($0) }
    let worker = String(UInt64.random(in: 0 ... .max), radix: 16)
    let isMissing = try write { try KeptPeople.begin(worker, $0) }
    guard isMissing else { return }
    let people = try read { try FoundPeople($0) }
    try write { try KeptPeople.keep(people, by: worker, $0) }
  }
}

extension QueryTable.Value {
  init(_ value: StoreValue) {
    self =
      switch value {
      case .null: .nothing
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      }
  }

  fileprivate var storeValue: StoreValue {
    switch self {
    case .nothing: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    }
  }
}
