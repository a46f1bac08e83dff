import Diagnostics
import Foundation
import RuleCheck
import RuleImport
import TestSupport
import Testing

/// A category of Transcribe with one transcript filter.
private func category(_ name: String, filter: String) -> String {
  #"{"CategoryName": "\#(name)", "Rules": [{"TranscriptFilter": {\#(filter)}}]}"#
}

private func imported(_ document: String, origin: RuleOrigin? = nil) throws -> ImportedFile {
  var importer = RuleImporter(origin: origin)
  return try importer.read(Array(document.utf8), path: "a.json")
}

/// The lines of the only rule between `when` and `then`.
private func when(_ document: String) throws -> String {
  let file = try imported(document)
  let text = try #require(file.carried.first?.text, "\(file.refused)")
  let lines = text.split(separator: "\n")
  let start = try #require(lines.firstIndex(of: "when"))
  let end = try #require(lines.firstIndex(of: "then"))
  return lines[(start + 1)..<end].joined(separator: "\n")
}

/// Why the only rule is refused.
private func refusals(_ document: String) throws -> [String] {
  try imported(document).refused.flatMap { $0.parts.map(\.description) }
}

@Suite struct RuleImporterTests {
  @Test(
    "a transcript filter is a mention of the same words, speaker and window",
    arguments: [
      (#""Targets": ["credit card"]"#, #"  mentions "credit card""#),
      (#""Targets": ["a b", "c"]"#, #"  mentions any of ("a b", "c")"#),
      (#""Targets": ["a"], "Negate": true"#, #"  not mentions "a""#),
      (
        #""Targets": ["a"], "ParticipantRole": "CUSTOMER", "AbsoluteTimeRange": {"First": 90000}"#,
        #"  mentions "a" by caller within first 1m30s"#
      ),
      (
        #""Targets": ["a"], "ParticipantRole": "AGENT", "AbsoluteTimeRange": {"Last": 250}"#,
        #"  mentions "a" by agent within last 250ms"#
      ),
      (
        #""Targets": ["a"], "AbsoluteTimeRange": {"StartTime": 0, "EndTime": 14400000}"#,
        #"  mentions "a" from 0s to 4h"#
      ),
      (#""Targets": ["a"], "AbsoluteTimeRange": {}"#, #"  mentions "a""#),
    ])
  func transcriptFilter(filter: String, expected: String) throws {
    #expect(try when(category("x", filter: filter)) == expected)
  }

  @Test("a document in UTF-16, with a mark or without, is told for what it is")
  func utf16() throws {
    let document = #"{"Categories": []}"#
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
      let bytes = Array(try #require(document.data(using: encoding)))
      let error = #expect(throws: InputError.self) {
        var importer = RuleImporter(origin: nil)
        _ = try importer.read(bytes, path: "a.json")
      }
      #expect(error?.reason == "UTF-16 text, where UTF-8 is expected")
    }
  }

  @Test("marks that nobody says are left out of phrases, and equal phrases stand once")
  func marks() throws {
    let words = #""  I can't,  find: my e-mail! ", "I can't find my e-mail", "“Hello”""#
    #expect(
      try when(category("x", filter: #""Targets": [\#(words)]"#))
        == #"  mentions any of ("I can't find my e-mail", "Hello")"#)
  }

  @Test("words with signs that mean something in phrases are refused, never read as patterns")
  func signs() throws {
    for words in ["(a|b)", "book*", "book~", "=card", "what ?", "{money}", "100%", "a\\\\b", "$5"] {
      let reasons = try refusals(category("x", filter: #""Targets": ["ok", "\#(words)"]"#))
      if words == "what ?" {
        #expect(reasons.isEmpty, "a question mark alone is not said")
      } else {
        #expect(reasons.count == 1, "\(words): \(reasons)")
        #expect(reasons.first?.contains("Rules[0].TranscriptFilter.Targets[1]") == true)
      }
    }
  }

  @Test("Hangul words are asked for exactly, since plain ones here would take particles")
  func hangul() throws {
    #expect(
      try when(category("x", filter: #""Targets": ["카드 결제 cash"]"#))
        == #"  mentions "=카드 =결제 cash""#)
  }

  @Test("a phrase beyond the limits is refused with the checker's words")
  func longPhrase() throws {
    let words = Array(repeating: "word", count: 30).joined(separator: " ")
    let reasons = try refusals(category("x", filter: #""Targets": ["\#(words)"]"#))
    #expect(reasons.count == 1)
    #expect(reasons.first?.contains("E051") == true, "\(reasons)")
  }

  @Test("a rule with one refused part is not written, and everything in its way is listed")
  func wholeOrNot() throws {
    let file = try imported(
      """
      [{"CategoryName": "half", "Rules": [
        {"TranscriptFilter": {"Targets": ["fine"]}},
        {"SentimentFilter": {"Sentiments": ["NEGATIVE"]}},
        {"InterruptionFilter": {"Threshold": 1}}]},
       {"CategoryName": "whole", "Rules": [{"TranscriptFilter": {"Targets": ["fine"]}}]}]
      """)
    #expect(file.carried.map(\.name) == ["whole"])
    #expect(file.refused.map(\.name) == ["half"])
    #expect(
      file.refused.first?.parts.map(\.jsonPath) == [
        "[0].Rules[1].SentimentFilter", "[0].Rules[2].InterruptionFilter",
      ])
    let text = try #require(file.text)
    #expect(!text.contains("rule \"half\""))
    #expect(text.contains("#   half"), "the file itself says what is missing in it")
  }

  @Test("names and ids stay unique over all documents that one importer reads")
  func uniqueNames() throws {
    var importer = RuleImporter()
    let first = try importer.read(
      Array("[\(category("a.b", filter: #""Targets": ["x"]"#))]".utf8), path: "1.json")
    let second = try importer.read(
      Array(
        """
        [\(category("a.b", filter: #""Targets": ["x"]"#)),
         \(category("a-b", filter: #""Targets": ["y"]"#)),
         \(category("list", filter: #""Targets": ["z"]"#)),
         \(category("1st", filter: #""Targets": ["z"]"#)),
         \(category("___", filter: #""Targets": ["z"]"#))]
        """.utf8), path: "2.json")
    #expect(second.refused.map(\.name) == ["a.b"])
    let ids = (first.carried + second.carried).compactMap { rule in
      rule.text.split(separator: "\n").first { $0.hasPrefix("  id ") }.map {
        String($0.dropFirst(5))
      }
    }
    #expect(ids == ["a_b", "a_b_2", "list_rule", "imported_1st", "imported"])
    let files = try [first, second].enumerated().map { index, file in
      CheckedFile(
        name: "\(index).rules",
        source: SourceFile(path: "\(index).rules", text: try #require(file.text)))
    }
    #expect(!checkRules(files).hasErrors)
  }

  @Test("long lists get a term set of their own, one for equal lists")
  func termSets() throws {
    let list = #"["one", "two", "three", "four"]"#
    let text = try #require(
      try imported(
        """
        {"CategoryName": "c", "Rules": [
          {"TranscriptFilter": {"Targets": \(list)}},
          {"TranscriptFilter": {"Targets": \(list), "ParticipantRole": "AGENT"}},
          {"TranscriptFilter": {"Targets": ["1", "2", "3", "4", "5"]}}]}
        """
      ).carried.first?.text)
    #expect(text.contains(#"terms c_words = "one", "two", "three", "four""#))
    #expect(text.contains("mentions any of c_words by agent"))
    #expect(text.contains("mentions any of c_words_2"))
  }

  @Test("a document of the other service has no rules for --from")
  func otherOrigin() throws {
    #expect(throws: InputError.self) {
      try imported(category("x", filter: #""Targets": ["x"]"#), origin: .connect)
    }
  }

  @Test("a list that goes on elsewhere says so")
  func partialList() throws {
    let list = "[" + category("x", filter: #""Targets": ["x"]"#) + "]"
    #expect(try imported(#"{"Categories": \#(list), "NextToken": "abc"}"#).isPartial)
    #expect(try !imported(#"{"Categories": \#(list)}"#).isPartial)
  }

  @Test("a rule without a name in its document is called after the file")
  func functionAlone() throws {
    let file = try imported(
      #"""
      {"Version": "2022-11-25", "RuleFunction": {"Operator": "AND", "Operands": [
        {"Operator": "CONTAINS_ANY", "Operands": ["refund"],
         "ComparisonValue": "$.ContactLens.PostCall.ExactMatch.Transcript"}]}}
      """#)
    #expect(file.carried.map(\.name) == ["a"])
    #expect(file.origin == .connect)
  }

  @Test("names that would end a text or turn letters round are refused by the checker")
  func hostileNames() throws {
    for name in [#"a\nb"#, #"a\u0000b"#, #"a\u202Eb"#] {
      #expect(try imported(category(name, filter: #""Targets": ["x"]"#)).carried.isEmpty, "\(name)")
    }
    let quoted = try imported(category(#"say \"hi\" \\ there"#, filter: #""Targets": ["x"]"#))
    #expect(quoted.carried.first?.text.contains(#"rule "say \"hi\" \\ there""#) == true)
  }
}
