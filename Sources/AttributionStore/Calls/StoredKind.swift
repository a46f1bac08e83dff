import CallModel

/// An outcome's kind as the columns of the ledger hold it.
struct StoredKind {
  let kind: String
  var name: String?
  var type: String?
  var value: Money?
  var points: Int64?
  var note: String?

  init(_ kind: Outcome.Kind) {
    switch kind {
    case .conversion(let name, let value, let type):
      self.kind = "conversion"
      self.name = name
      self.value = value
      self.type = type
    case .amount(let name, let value):
      self.kind = "amount"
      self.name = name
      self.value = value
    case .tag(let name):
      self.kind = "tag"
      self.name = name
    case .score(let points, let name):
      self.kind = "score"
      self.points = points
      self.name = name
    case .note(let note):
      self.kind = "note"
      self.note = note
    }
  }

  /// The kind in a row of the ledger, whose value stands in the columns that begin with `prefix`.
  static func kind(in row: StoredRow, prefix: String = "") throws -> Outcome.Kind {
    switch try row.text("kind") {
    case "conversion":
      .conversion(
        name: try row.text("name"), value: try money(in: row, prefix),
        type: try row.optionalText("type"))
    case "amount": .amount(name: try row.text("name"), value: try money(in: row, prefix))
    case "tag": .tag(try row.text("name"))
    case "score": .score(points: try row.integer("points"), name: try row.text("name"))
    case "note": .note(try row.text("note"))
    default: throw row.damaged("kind")
    }
  }

  /// The value in the columns that begin with `prefix`.
  static func money(in row: StoredRow, _ prefix: String = "") throws -> Money? {
    try money(in: row, as: prefix + "value_minor", prefix + "currency")
  }

  /// The value in the columns `minorUnits` and `currency`; `nil` where there is none.
  static func money(
    in row: StoredRow, as minorUnits: String, _ currency: String
  ) throws -> Money? {
    guard !row.isNull(minorUnits) else { return nil }
    guard let known = Currency(code: try row.text(currency)) else { throw row.damaged("currency") }
    return Money(minorUnits: try row.integer(minorUnits), currency: known)
  }
}
