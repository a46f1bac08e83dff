import Diagnostics
import Foundation
import RuleCheck
import RuleImport
import TestSupport
import Testing

/// No document ends the program, and whatever is written passes the checker.
@Suite struct HostileDocumentTests {
  private func check(_ bytes: [UInt8], origin: RuleOrigin? = nil) {
    var importer = RuleImporter(origin: origin)
    guard let file = try? importer.read(bytes, path: "x.json") else { return }
    #expect(!(file.carried.isEmpty && file.refused.isEmpty))
    for rule in file.refused {
      #expect(!rule.parts.isEmpty)
      #expect(
        rule.parts.allSatisfy { !$0.description.contains { $0.isNewline } && !$0.reason.isEmpty })
    }
    guard let text = file.text else { return }
    let result = checkRules([
      CheckedFile(name: "x.rules", source: SourceFile(path: "x.rules", text: text))
    ])
    #expect(!result.hasErrors, "\(result.text())")
  }

  private static let documents = GoldenImportTests.names.compactMap { name in
    try? Array(Data(contentsOf: GoldenImportTests.folder.appendingPathComponent(name)))
  }

  @Test("documents with changed, lost and doubled bytes")
  func mutations() {
    var random = SeededGenerator(seed: 41)
    let special = Array("{}[],:\"\\0u-e ".utf8) + [0, 0x80, 0xFF]
    for _ in 0..<600 {
      guard var bytes = Self.documents.randomElement(using: &random), !bytes.isEmpty else {
        continue
      }
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = special.randomElement(using: &random) ?? 0
        case 1: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.remove(at: index)
        default:
          let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
          bytes.insert(contentsOf: bytes[index..<end], at: index)
        }
      }
      check(bytes)
    }
  }

  @Test("random JSON of the words that documents are made of")
  func randomJSON() {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<1500 {
      check(
        Array(RandomJSON.text(depth: 0, &random).utf8),
        origin: RuleOrigin.allCases.randomElement(using: &random))
    }
  }

  @Test("deep, long and empty documents")
  func extremes() {
    check([])
    check([UInt8](repeating: 0x5B, count: 100_000))
    let deep = (0..<60).reduce(#"{"Operator": "AND", "Operands": []}"#) { inner, _ in
      #"{"Operator": "OR", "Operands": [\#(inner), \#(leaf)]}"#
    }
    check(Array(#"{"Version": "2022-11-25", "RuleFunction": \#(deep)}"#.utf8))
    let nested = (0..<50).reduce(leaf) { inner, _ in
      #"{"Operator": "AND", "Operands": [\#(inner)]}"#
    }
    check(Array(#"{"RuleFunction": \#(nested)}"#.utf8))
    let wide = Array(repeating: leaf, count: 100).joined(separator: ",")
    check(Array(#"{"RuleFunction": {"Operator": "OR", "Operands": [\#(wide)]}}"#.utf8))
  }

  private let leaf =
    #"{"Operator": "CONTAINS_ANY", "Operands": ["x"], "ComparisonValue": "$.ContactLens.PostCall.ExactMatch.Transcript"}"#
}

/// JSON that nobody would write, of names and values that the importer knows.
private enum RandomJSON {
  private static let names = [
    "CategoryName", "CategoryProperties", "Categories", "Rules", "TranscriptFilter", "Targets",
    "Negate", "AbsoluteTimeRange", "First", "Last", "StartTime", "EndTime", "ParticipantRole",
    "InputType", "RuleFunction", "Version", "Operator", "Operands", "ComparisonValue",
    "FilterClause", "Filters", "Type", "Data", "Rule", "Function", "Name", "Actions", "Resources",
    "Properties", "NonTalkTimeFilter", "Threshold", "Value", "LogicOperator",
  ]
  private static let values = [
    "null", "true", "false", "0", "1", "-1", "1e999", "9223372036854775807", "0.5", #""""#,
    #""AND""#, #""OR""#, #""CONTAINS_ANY""#, #""EQUALS""#, #""NumberGreaterOrEqualTo""#,
    #""$.ContactLens.PostCall.ExactMatch.Transcript""#,
    #""$.ContactLens.PostCall.TalkTime.TotalTimeSecs""#,
    #""$.ContactLens.PostCall.ContactAttribute.x""#, #""AGENT""#, #""EXACT""#, #""PLAIN""#,
    #""LIST""#, #""credit card""#, #""(a|""#, #""\\""#, #""\u202E""#, #""예약""#,
    #""AWS::Connect::Rule""#,
    #""PostCallContactPeriodSeconds""#, #""ParticipantRole""#, #""2022-11-25""#, "[]", "{}",
  ]

  static func text(depth: Int, _ random: inout SeededGenerator) -> String {
    let kind = depth == 0 ? 1 : depth > 6 ? 0 : Int.random(in: 0...2, using: &random)
    let count = Int.random(in: 0...4, using: &random)
    switch kind {
    case 0: return values.randomElement(using: &random) ?? "null"
    case 1:
      let members = (0..<count).map { _ in
        "\"\(names.randomElement(using: &random) ?? "")\": \(text(depth: depth + 1, &random))"
      }
      return "{" + members.joined(separator: ", ") + "}"
    default:
      return "[" + (0..<count).map { _ in text(depth: depth + 1, &random) }.joined(separator: ", ")
        + "]"
    }
  }
}
