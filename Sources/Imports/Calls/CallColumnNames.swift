import CallModel
import Diagnostics
import TextNormalize

/// The names in a calls file of our own: what a column means by its name.
struct CallColumnNames: CallVocabulary {
  private let schema: FieldSchema
  private let byName: [String: CallColumn]
  private let sortedNames: [String]

  /// The names that the fields of `schema` and the files of a call can have, in a file that leaves open what
  /// `conventions` say.
  ///
  /// A field can be written with its whole path; one under `call.` also without that; one under
  /// another word also with an underscore for the first dot (`caller_number`), unless a field under
  /// `call.` has that name.
  init(schema: FieldSchema, conventions: CallConventions = CallConventions()) {
    self.schema = schema
    self.conventions = conventions
    let files: [CallColumn] = [.id, .recording, .transcript, .channels, .answerOffset]
    var byName: [String: CallColumn] = [:]
    for column in files {
      for name in [column.name, "call." + column.name, "call_" + column.name] {
        byName[name] = column
      }
    }
    let facts = schema.fields.filter { byName[$0.path] == nil }
    let short = facts.filter { $0.path.hasPrefix("call.") }
      .map { (String($0.path.dropFirst("call.".count)), CallColumn.fact($0)) }
    let full = facts.map { ($0.path.lowercased(), CallColumn.fact($0)) }
    let underscored = facts.compactMap { field in
      field.path.firstIndex(of: ".").map {
        (field.path.replacingSubrange($0...$0, with: "_").lowercased(), CallColumn.fact(field))
      }
    }
    for (name, column) in full + short + underscored where byName[name] == nil {
      byName[name] = column
    }
    self.byName = byName
    sortedNames = byName.keys.sorted()
  }

  let hasSynonyms = false
  let withoutID = ValueFault(
    "no column is named `id`",
    advice: "the first line names the columns, for example id,recording,started,duration")
  let conventions: CallConventions

  func meanings(of name: String) throws(ValueFault) -> [CallMeaning] {
    let column = try column(named: name)
    return [CallMeaning(column: column, rank: 0, reading: reading(of: column))]
  }

  private func reading(of column: CallColumn) -> ServiceReading {
    guard case .fact(let field) = column else { return .asWritten }
    return switch field.type {
    case .instant: conventions.timeReading
    case .phone: conventions.phoneReading
    default: .asWritten
    }
  }

  /// The column with the given `name`, in capitals or not, with blanks or hyphens for underscores.
  func column(named name: String) throws(ValueFault) -> CallColumn {
    let written = String(
      BlankEnds.trimmed(name).map { $0 == " " || $0 == "-" ? "_" : $0 })
    let plain = written.lowercased()
    if plain == "weekday" || plain == "call.weekday" || plain == "call_weekday" {
      throw ValueFault("is worked out from `started`", advice: "leave it out")
    }
    if let column = byName[plain] { return column }
    if plain.hasPrefix("custom.") { return try custom(written.nfc) }
    throw ValueFault("is not a column that a call has", advice: advice(for: plain))
  }

  /// A column of the user's own. Rules can ask for it only if its name is one that they can write.
  private func custom(_ name: String) throws(ValueFault) -> CallColumn {
    let path = "custom." + name.dropFirst("custom.".count)
    let words = path.split(separator: ".", omittingEmptySubsequences: false)
    let isName = words.allSatisfy { word in
      word.first?.isLetter == true && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
    guard isName, let field = schema.field(at: path) else {
      throw ValueFault(
        "has a name that rules cannot ask for",
        advice: "begin with a letter, then letters, digits and _, for example custom.deal_size")
    }
    return .fact(field)
  }

  private func advice(for name: String) -> String {
    if let close = Spelling.nearest(to: name, among: sortedNames) {
      return "did you mean `\(close)`?"
    }
    return
      "a column of your own is named custom. and a word, for example `custom.\(suggestion(name))`"
  }

  private func suggestion(_ name: String) -> String {
    let word = name.map { $0.isLetter || $0.isNumber ? $0 : "_" }.drop { !$0.isLetter }
    return word.isEmpty ? "deal_size" : String(word.prefix(40))
  }
}

extension String {
  fileprivate func replacingSubrange(_ range: ClosedRange<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...].dropFirst()
  }
}
