import CallModel
import Diagnostics
import JSONText

/// Reads calls from JSON lines: one object on each line, flat with dotted names or nested.
struct JSONLinesCalls {
  private let names: CallColumnNames

  init(schema: FieldSchema) {
    names = CallColumnNames(schema: schema)
  }

  /// Reads `bytes`, which are UTF-8, into `assembler`.
  func read(_ bytes: [UInt8], into assembler: inout CallAssembler) {
    let lines = bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
    for (index, text) in lines.enumerated() where !text.allSatisfy(ASCII.isBlank) {
      read(text, line: index + 1, into: &assembler)
    }
  }

  private func read(_ text: ArraySlice<UInt8>, line: Int, into assembler: inout CallAssembler) {
    let value: JSONValue
    do {
      value = try JSONReader.read(text)
    } catch {
      let before = String(decoding: text.prefix(error.offset), as: UTF8.self)
      return assembler.report(
        .line(line), "not JSON: at character \(before.count + 1): \(error.reason)",
        advice: "each line holds one whole object")
    }
    guard case .object(let members) = value else {
      return assembler.report(
        .line(line), "\(value.kind) where an object is expected",
        advice: "each line holds one whole object")
    }
    let cells = cells(of: members, into: &assembler) { .lineAndJSONPath(line, $0) }
    assembler.add(cells, line: line)
  }

  /// What `members` say, one for each column at most; what is wrong with them goes to `assembler`.
  ///
  /// - Parameter place: where the member at a dotted path stands.
  func cells(
    of members: [JSONValue.Member], into assembler: inout CallAssembler,
    place: (String) -> InputError.Location
  ) -> [CallAssembler.Cell] {
    var cells: [CallAssembler.Cell] = []
    var seen: [CallColumn: String] = [:]
    collect(members, under: "", place: place) { cell in
      if let first = seen[cell.column] {
        assembler.report(
          cell.location, "says again what \(ValueFault.quoted(first)) says",
          advice: "leave one of them out")
      } else {
        seen[cell.column] = cell.name
        cells.append(cell)
      }
    } onFault: { path, fault in
      assembler.report(
        place(path.shown()),
        "\(ValueFault.quoted(path)) \(fault.reason)", advice: fault.advice)
    }
    return cells
  }
}

extension JSONLinesCalls {
  /// Takes the object apart: `{"campaign": {"name": "x"}}` says the same as `{"campaign.name": "x"}`.
  private func collect(
    _ members: [JSONValue.Member], under prefix: String, place: (String) -> InputError.Location,
    onCell take: (CallAssembler.Cell) -> Void, onFault report: (String, ValueFault) -> Void
  ) {
    for member in members {
      let path = prefix + member.name
      if case .object(let inner) = member.value {
        collect(inner, under: path + ".", place: place, onCell: take, onFault: report)
        continue
      }
      do {
        let column = try names.column(named: path)
        guard let text = try text(of: member.value, for: column) else { continue }
        take(
          CallAssembler.Cell(
            column: column, name: path,
            location: place(path.shown()), text: text))
      } catch {
        report(path, error)
      }
    }
  }

  /// What a cell of a CSV file would hold; `nil` for null.
  private func text(of value: JSONValue, for column: CallColumn) throws(ValueFault) -> String? {
    switch value {
    case .null: return nil
    case .string(let text), .number(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .array(let elements):
      let words = elements.compactMap { element in
        if case .string(let word) = element { word } else { nil as String? }
      }
      guard column == .channels, words.count == elements.count else { fallthrough }
      return words.joined(separator: ",")
    case .object:
      throw ValueFault("is \(value.kind), where one value is expected")
    }
  }
}
