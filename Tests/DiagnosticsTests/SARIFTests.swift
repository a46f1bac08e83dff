import Diagnostics
import Foundation
import Testing

@Suite struct SARIFTests {
  private struct Log: Decodable {
    struct Run: Decodable {
      let results: [Result]
    }
    struct Result: Decodable {
      let ruleId: String
      let level: String
      let locations: [Location]
      let relatedLocations: [Location]?
      let fixes: [Fix]?
    }
    struct Fix: Decodable, Equatable {
      let description: Text?
      let artifactChanges: [Change]
    }
    struct Change: Decodable, Equatable {
      let artifactLocation: Artifact
      let replacements: [Replacement]
    }
    struct Replacement: Decodable, Equatable {
      let deletedRegion: Region
      let insertedContent: Text
    }
    struct Text: Decodable, Equatable {
      let text: String
    }
    struct Location: Decodable {
      let physicalLocation: Physical
    }
    struct Physical: Decodable {
      let artifactLocation: Artifact
      let region: Region?
    }
    struct Artifact: Decodable, Equatable {
      let uri: String
    }
    struct Region: Decodable, Equatable {
      let startLine, startColumn, endLine, endColumn, byteOffset, byteLength: Int
    }
    let version: String
    let runs: [Run]
  }

  private func results(_ diagnostics: [Diagnostic], in files: [SourceFile]) throws -> [Log.Result] {
    let text = DiagnosticSARIF(files: files, toolVersion: "1").text(diagnostics)
    let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
    #expect(log.version == "2.1.0")
    return try #require(log.runs.first).results
  }

  private func label(_ path: String, _ start: Int, _ end: Int) -> Diagnostic.Label {
    Diagnostic.Label(SourceSpan(path: path, bytes: ByteSpan(start: start, end: end)), "here")
  }

  @Test("columns count UTF-16 units from 1, and the end is the one after the last")
  func columns() throws {
    // An emoji takes four bytes and two units; Hangul takes three bytes and one unit.
    let file = SourceFile(path: "a.rules", text: "x\n😀한 word\nend")
    let result = try #require(
      try results([Diagnostic(.unknownName, "s", at: label("a.rules", 10, 14))], in: [file]).first)
    #expect(
      result.locations.first?.physicalLocation.region
        == Log.Region(
          startLine: 2, startColumn: 5, endLine: 2, endColumn: 9, byteOffset: 10, byteLength: 4))
  }

  @Test("warnings and errors have their levels, and secondary places are related locations")
  func levels() throws {
    let file = SourceFile(path: "a.rules", text: "abc")
    let results = try results(
      [
        Diagnostic(.unusedName, "w", at: label("a.rules", 0, 1)),
        Diagnostic(.unknownName, "e", at: label("a.rules", 0, 1), and: [label("b.rules", 0, 9)]),
      ], in: [file])
    #expect(results.map(\.level) == ["warning", "error"])
    #expect(results.map(\.ruleId) == ["W120", "E020"])
    #expect(results[0].relatedLocations == nil)
    let related = try #require(results[1].relatedLocations?.first)
    #expect(related.physicalLocation.region == nil, "a file that is not there has no lines")
  }

  @Test("what mends a message is a change of its file; without the file there is none")
  func fixes() throws {
    let file = SourceFile(path: "a.rules", text: "x\n한 cal.duration")
    let place = label("a.rules", 6, 18)
    let mendable = Diagnostic(
      .unknownField, "e", at: place, help: "did you mean `call.duration`?",
      fix: Diagnostic.Edit(place.span, "call.duration"))
    let found = try results([mendable, Diagnostic(.unknownField, "e", at: place)], in: [file])
    let region = Log.Region(
      startLine: 2, startColumn: 3, endLine: 2, endColumn: 15, byteOffset: 6, byteLength: 12)
    #expect(
      found[0].fixes == [
        Log.Fix(
          description: Log.Text(text: "did you mean `call.duration`?"),
          artifactChanges: [
            Log.Change(
              artifactLocation: Log.Artifact(uri: "a.rules"),
              replacements: [
                Log.Replacement(
                  deletedRegion: region, insertedContent: Log.Text(text: "call.duration"))
              ])
          ])
      ])
    #expect(found[1].fixes == nil)
    #expect(try results([mendable], in: []).first?.fixes == nil)
  }

  @Test(
    "paths become URIs",
    arguments: [
      ("rules/a.rules", "rules/a.rules"), ("/tmp/a b.rules", "file:///tmp/a%20b.rules"),
      ("한.rules", "%ED%95%9C.rules"), ("100%.rules", "100%25.rules"),
    ])
  func uris(path: String, uri: String) throws {
    let result = try #require(
      try results([Diagnostic(.syntax, "s", at: label(path, 0, 0))], in: []).first)
    #expect(result.locations.first?.physicalLocation.artifactLocation.uri == uri)
  }

  @Test("a span that leaves its file or cuts a character is cut, not trapped on")
  func strangeSpans() throws {
    let file = SourceFile(path: "a", bytes: [0xFF, 0xE3, 0x0A, 0x80])
    for start in 0..<6 {
      let found = try results(
        [Diagnostic(.syntax, "s", at: label("a", start, start + 9))], in: [file])
      #expect(found.count == 1)
    }
  }
}
