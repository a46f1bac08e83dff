import CallModel
import Diagnostics
import JSONText

/// The rows of a file of JSON lines about the market: one flat object on each line.
final class JSONMarketRows: MarketRows {
  private var stream: LineStream
  private let path: String
  private let names: MarketColumnNames
  private let reader: MarketRowReader
  private var last: LineStream.Line?

  init(_ stream: LineStream, path: String, names: MarketColumnNames, reader: MarketRowReader) {
    self.stream = stream
    self.path = path
    self.names = names
    self.reader = reader
  }

  func next() throws(InputError) -> MarketFile.Entry? {
    while let line = try stream.next() {
      last = line
      if !line.bytes.allSatisfy(ASCII.isBlank) { return entry(of: line) }
    }
    return nil
  }

  var bytesOfLast: [UInt8] { last.map { Array($0.bytes) + [ASCII.lineFeed] } ?? [] }

  private func entry(of line: LineStream.Line) -> MarketFile.Entry {
    guard !line.isTooLong else {
      return rejected(line, "the line is longer than \(LineStream.lineLimit >> 20) MiB")
    }
    guard MarketText.isUTF8(line.bytes) else { return rejected(line, "not UTF-8 text") }
    let value: JSONValue
    do {
      value = try JSONReader.read(line.bytes)
    } catch {
      let before = String(decoding: line.bytes.prefix(error.offset), as: UTF8.self)
      return rejected(line, "not JSON: at character \(before.count + 1): \(error.reason)")
    }
    guard case .object(let members) = value else {
      return rejected(line, "\(value.kind) where an object is expected")
    }
    var row = reader.row()
    for member in Self.flat(members) {
      do throws(ValueFault) {
        guard let index = try names.index(named: member.name) else { continue }
        if let text = try text(of: member.value) {
          row.take(text, at: index, called: member.name)
        }
      } catch {
        row.report(member.name, error)
      }
    }
    return row.finish(line: line.number, of: path, bytes: bytesOfLast)
  }

  /// HubSpot writes an id and, in an object `properties`, all that is known; what it has beside says the
  /// same again.
  private static func flat(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    for member in members where member.name == "properties" {
      if case .object(let properties) = member.value {
        return members.filter { $0.name == "id" } + properties
      }
    }
    return members
  }

  /// What a cell of a CSV file would hold; `nil` for null.
  private func text(of value: JSONValue) throws(ValueFault) -> String? {
    switch value {
    case .null: nil
    case .string(let text), .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .array, .object:
      throw ValueFault("is \(value.kind), where one value is expected")
    }
  }

  private func rejected(_ line: LineStream.Line, _ reason: String) -> MarketFile.Entry {
    .rejected(
      RejectedRow(
        InputError(
          path: path, at: .line(line.number), reason: reason,
          advice: "each line holds one whole object"),
        bytes: bytesOfLast))
  }
}
