public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// All that was ever decided about who is who, oldest first.
  public func personDecisions() throws(InputError) -> [PersonDecision] {
    try read { try PersonDecisionRows.all($0) }
  }

  /// Keeps what was decided; what stands already is not decided twice.
  ///
  /// Two names cannot be joined while they are parted, nor parted while they are joined by hand.
  public func decide(
    _ ruling: PersonDecision.Ruling, because reason: String?, at time: Instant
  ) throws(InputError) -> PersonDecision {
    try write { db in
      let all = try PersonDecisionRows.all(db)
      if case .undo(let id) = ruling {
        try checkUndoing(id, all)
      } else if let same = all.first(where: { $0.undoneBy == nil && $0.ruling.isSame(as: ruling) })
      {
        return same
      }
      if let pair = ruling.pair {
        guard pair[0] != pair[1] else {
          throw InputError(path: path, reason: "both names are the same", advice: "name two")
        }
        if let other = all.first(where: { $0.undoneBy == nil && $0.ruling.pair == pair }) {
          throw InputError(
            path: path, reason: "decision \(other.id) says the opposite",
            advice: "undo it first: earshot people undo \(other.id)")
        }
      }
      return try PersonDecisionRows.add(ruling, because: reason, at: time, db)
    }
  }

  private func checkUndoing(_ id: Int64, _ all: [PersonDecision]) throws {
    guard let decision = all.first(where: { $0.id == id }) else {
      throw InputError(
        path: path, reason: "there is no decision \(id)",
        advice: "earshot people list shows them")
    }
    if let later = decision.undoneBy {
      throw InputError(path: path, reason: "decision \(id) was undone by decision \(later)")
    }
    if case .undo = decision.ruling {
      throw InputError(
        path: path, reason: "decision \(id) undoes another one",
        advice: "decide again what it undid")
    }
  }

  /// The name that `search` means. What nobody left is an error, unless its kind is plain and `mayBeNew`.
  public func personName(
    _ search: PersonSearch, mayBeNew: Bool = false
  ) throws(InputError) -> PersonName {
    guard !search.needsKey else {
      throw InputError(
        path: path, reason: "a number or an address cannot be looked up without the key",
        advice: "name the file with the key by --key")
    }
    let names = search.candidates.compactMap { candidate -> PersonName? in
      if case .name(let name) = candidate { name } else { nil }
    }
    let known = try read { db in try names.filter { try Self.isKnown($0, db) } }
    let contacts = names.filter(\.kind.isContact)
    if known.count == 1 { return known[0] }
    if known.isEmpty, mayBeNew {
      if search.namesKind || !contacts.isEmpty, let name = contacts.first ?? names.first {
        return name
      }
    }
    let text = search.text.shown(limit: 80)
    guard known.isEmpty else {
      throw InputError(
        path: path, reason: "\(text) is several names",
        advice: "write " + known.map { "\($0.kind.rawValue):\(text)" }.joined(separator: " or "))
    }
    throw InputError(
      path: path, reason: "nobody is known as \(text)",
      advice: "name a number with its country code, an address, a visitor or a customer number")
  }

  private static func isKnown(_ name: PersonName, _ db: StoreConnection) throws -> Bool {
    let column =
      switch name.kind {
      case .visitor: "visitor_id"
      case .customer: "person_id"
      case .email: "email_key"
      case .phone: "phone_key"
      }
    let tables =
      ["touchpoints", "deals", "orders", "subscriptions", "engagement"]
      + (name.kind == .phone ? ["caller_keys"] : [])
    return try tables.contains { table in
      try db.holds("SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(column) = ?)", [name.text])
    }
  }
}
