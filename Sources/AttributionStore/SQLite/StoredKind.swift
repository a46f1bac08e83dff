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

  /// The kind in a row of the ledger.
  static func kind(in row: StoredRow) throws -> Outcome.Kind {
    switch try row.text("kind") {
    case "conversion":
      .conversion(
        name: try row.text("name"), value: try money(in: row), type: try row.optionalText("type"))
    case "amount": .amount(name: try row.text("name"), value: try money(in: row))
    case "tag": .tag(try row.text("name"))
    case "score": .score(points: try row.integer("points"), name: try row.text("name"))
    case "note": .note(try row.text("note"))
    default: throw row.damaged("kind")
    }
  }

  private static func money(in row: StoredRow) throws -> Money? {
    guard !row.isNull("value_minor") else { return nil }
    guard let currency = Currency(code: try row.text("currency")) else {
      throw row.damaged("currency")
    }
    return Money(minorUnits: try row.integer("value_minor"), currency: currency)
  }
}
