import Diagnostics
import JSONText

/// The calls of a file of JSON lines: one object on each line, flat with dotted names or nested.
final class JSONLinesCallRecords: CallRecords {
  private var stream: LineStream
  private let vocabulary: any CallVocabulary
  private var last: LineStream.Line?

  init(_ stream: LineStream, vocabulary: any CallVocabulary) {
    self.stream = stream
    self.vocabulary = vocabulary
  }

  func next() throws(InputError) -> CallRecord? {
    while let line = try stream.next() {
      last = line
      if !line.bytes.allSatisfy(ASCII.isBlank) { return read(line) }
    }
    return nil
  }

  var bytesOfLast: [UInt8] { last.map { Array($0.bytes) + [ASCII.lineFeed] } ?? [] }

  private func read(_ line: LineStream.Line) -> CallRecord {
    guard !line.isTooLong else {
      return CallRecord(
        line: line.number, reason: "the line is longer than \(LineStream.lineLimit >> 20) MiB",
        advice: "each line holds one whole object")
    }
    return JSONCallReader(vocabulary: vocabulary).record(of: line.bytes, line: line.number)
  }
}

/// The calls of a JSON document: the elements of a list, which is all of it or a member of its object.
final class JSONListCallRecords: CallRecords {
  private var elements: JSONElements
  private let vocabulary: any CallVocabulary
  private var last: JSONElements.Element?
  private var hasToldCutOff = false

  init(_ elements: JSONElements, vocabulary: any CallVocabulary) {
    self.elements = elements
    self.vocabulary = vocabulary
  }

  func next() throws(InputError) -> CallRecord? {
    last = elements.next()
    if let last {
      return JSONCallReader(
        vocabulary: vocabulary, advice: "each element of the list is one whole object"
      )
      .record(of: last.bytes, line: last.line)
    }
    guard elements.isCutOff, !hasToldCutOff else { return nil }
    hasToldCutOff = true
    return CallRecord(
      line: elements.line, reason: "the file ends before its list of calls does",
      advice: "get the whole file; the calls before are in it")
  }

  /// As a line of JSON lines: line breaks stand between its parts only, where a blank does as well.
  var bytesOfLast: [UInt8] {
    guard let last else { return [] }
    return last.bytes.map {
      $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn ? ASCII.space : $0
    } + [ASCII.lineFeed]
  }
}

/// Reads one object as a call.
struct JSONCallReader {
  let vocabulary: any CallVocabulary
  /// What to do about something that is no object.
  var advice = "each line holds one whole object"

  /// What the object that `text` holds says, which begins on `line`.
  func record(of text: ArraySlice<UInt8>, line: Int) -> CallRecord {
    guard MarketText.isUTF8(text) else {
      return CallRecord(line: line, reason: "not UTF-8 text", advice: "save the file as UTF-8")
    }
    let value: JSONValue
    do {
      value = try JSONReader.read(text)
    } catch {
      let before = String(decoding: text.prefix(error.offset), as: UTF8.self)
      return CallRecord(
        line: line, reason: "not JSON: at character \(before.count + 1): \(error.reason)",
        advice: advice)
    }
    guard case .object(let members) = value else {
      return CallRecord(
        line: line, reason: "\(value.kind) where an object is expected", advice: advice)
    }
    return record(of: members, line: line) { .lineAndJSONPath(line, $0) }
  }

  /// What `members` say.
  ///
  /// - Parameter place: where the member at a dotted path stands.
  func record(
    of members: [JSONValue.Member], line: Int, place: (String) -> InputError.Location
  ) -> CallRecord {
    var cells = CallCells(line: line, vocabulary: vocabulary)
    collect(members, under: "", place: place, into: &cells)
    return cells.record
  }

  /// Takes the object apart: `{"campaign": {"name": "x"}}` says the same as `{"campaign.name": "x"}`.
  private func collect(
    _ members: [JSONValue.Member], under prefix: String, place: (String) -> InputError.Location,
    into cells: inout CallCells
  ) {
    for member in members {
      let path = prefix + member.name
      if case .object(let inner) = member.value {
        collect(inner, under: path + ".", place: place, into: &cells)
        continue
      }
      do {
        for meaning in try vocabulary.meanings(of: path) {
          guard let text = try text(of: member.value, for: meaning.column) else { continue }
          cells.take(text, as: meaning, called: path, at: place(path.shown()))
        }
      } catch {
        cells.report(error, of: path, at: place(path.shown()))
      }
    }
  }

  /// What a cell of a CSV file would hold; `nil` for null, and for lists of a service that hold more than
  /// words.
  private func text(of value: JSONValue, for column: CallColumn) throws(ValueFault) -> String? {
    switch value {
    case .null: return nil
    case .string(let text), .number(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .array(let elements):
      let words = elements.compactMap { element in
        if case .string(let word) = element { word } else { nil as String? }
      }
      guard column == .channels || vocabulary.hasSynonyms, words.count == elements.count else {
        if vocabulary.hasSynonyms { return nil }
        fallthrough
      }
      return words.joined(separator: ",")
    case .object:
      throw ValueFault("is \(value.kind), where one value is expected")
    }
  }
}
