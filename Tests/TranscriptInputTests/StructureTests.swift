import CallModel
import Diagnostics
import Foundation
import JSONText
import Testing
import TranscriptInput

/// Every fixture in JSON with every one of its values spoilt in every way: it is read, or refused at a
/// place.
@Suite struct StructureTests {
  private static let fixtures = Fixture.names.filter { $0.hasSuffix(".json") }

  /// What is put in the place of a value; `nil` takes it away.
  private static let spoilt: [JSONValue?] = [
    nil, .null, .flag(true), .number("-1"), .number("1e300"), .number("0.5"), .string(""),
    .string("NaN"), .string("-inf"), .string("[0"), .array([]), .array([.null]), .object([]),
    .array([.object([])]),
  ]

  @Test("a value of a wrong kind is told with its JSON path, or does no harm", arguments: fixtures)
  func spoiltValues(name: String) throws {
    let whole = try JSONReader.read(Array(try Fixture.text(name).utf8)[...])
    var refused = 0
    for place in 0..<whole.count {
      for value in Self.spoilt {
        var counted = 0
        let text = whole.replacing(place, with: value, counted: &counted)?.text ?? ""
        do {
          let read = try transcript(text)
          #expect(read.words.allSatisfy { $0.span.startMs >= 0 && !$0.text.isEmpty })
        } catch let error as InputError {
          if error.reason.hasPrefix("fits no format") { continue }
          refused += 1
          guard case .jsonPath(let path) = error.location else {
            Issue.record("\(error) has no path")
            continue
          }
          #expect(!path.isEmpty)
        }
      }
    }
    #expect(refused > 5, "too few were refused to show anything")
  }
}

extension JSONValue {
  /// How many values it consists of, itself included.
  fileprivate var count: Int {
    switch self {
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    case .array(let elements): elements.reduce(1) { $0 + $1.count }
    default: 1
    }
  }

  /// The same value with the one at `place`, in the order of the text, replaced or taken away.
  ///
  /// - Parameter counted: how many values came before this one.
  fileprivate func replacing(
    _ place: Int, with value: JSONValue?, counted: inout Int
  ) -> JSONValue? {
    counted += 1
    guard counted - 1 != place else { return value }
    switch self {
    case .object(let members):
      return .object(
        members.compactMap { member in
          member.value.replacing(place, with: value, counted: &counted).map {
            Member(name: member.name, value: $0)
          }
        })
    case .array(let elements):
      return .array(
        elements.compactMap { $0.replacing(place, with: value, counted: &counted) })
    default: return self
    }
  }
}
