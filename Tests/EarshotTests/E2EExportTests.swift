import Foundation
import TestSupport
import Testing

@Suite("Exporting stored calls") struct E2EExportTests {
  private let fixtures: StoredFixtures

  init() throws { fixtures = try StoredFixtures() }

  private struct VCon: Decodable {
    struct Party: Decodable { let name: String }
    struct Dialog: Decodable {
      let type: String
      let start: String?
      let filename: String?
      let body: String?
    }
    struct Analysis: Decodable {
      let type: String
      let dialog: Int
      let vendor: String
      let encoding: String
    }
    let vcon: String
    let uuid: String
    let parties: [Party]
    let dialog: [Dialog]
    let analysis: [Analysis]
  }

  @Test("a vCon of a call with a transcript can be read as a transcript again")
  func vCon() throws {
    let run = try fixtures.earshot(["export", "vcon", "c-1001"])
    #expect(run.exitCode == 0, "\(run.errors)")
    let vCon = try JSONDecoder().decode(VCon.self, from: Data(run.output.utf8))
    #expect(vCon.vcon == "0.4.0")
    #expect(vCon.parties.count == 2)
    #expect(vCon.dialog.count == 1)
    #expect(vCon.analysis.last?.type == "report")
    #expect(vCon.analysis.last?.vendor == "earshot")

    let all = try fixtures.earshot(["export", "vcon", "--to", fixtures.path("vcons")])
    #expect(all.exitCode == 0, "\(all.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: fixtures.path("vcons")).sorted()
    #expect(files.count == 17)
    let written = try files.map { name in
      try JSONDecoder().decode(
        VCon.self, from: try Data(contentsOf: URL(filePath: fixtures.path("vcons/" + name))))
    }
    #expect(Set(written.map(\.uuid)).count == files.count)
    let withWords = written.filter { $0.analysis.first?.type == "wtf_transcription" }
    #expect(!withWords.isEmpty)
    #expect(withWords.allSatisfy { $0.analysis[0].encoding == "json" })
  }

  @Test("captions have the evidence of the outcomes marked, and the outcomes in front")
  func webVTT() throws {
    let run = try fixtures.earshot(["export", "webvtt", "c-1011"])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("WEBVTT"))
    #expect(run.output.contains("card sale $100.00"))
    #expect(run.output.contains("<c.evidence>credit"))
  }

  @Test("exporting changes nothing in the store")
  func unchanged() throws {
    let before = try StoreDump(path: fixtures.store)
    _ = try fixtures.earshot(["export", "vcon", "--to", fixtures.path("a")])
    _ = try fixtures.earshot(["export", "webvtt", "--to", fixtures.path("a")])
    #expect(try StoreDump(path: fixtures.store) == before)
  }

  @Test("what cannot be exported is told")
  func faults() throws {
    let unknown = try fixtures.earshot(["export", "vcon", "nobody"])
    #expect(unknown.exitCode == 1)
    let several = try fixtures.earshot(["export", "webvtt"])
    #expect(several.exitCode == 2)
    #expect(several.errors.contains("--to"))
    // The fixtures' recordings are gone.
    let recording = try fixtures.earshot(["export", "vcon", "c-1001", "--with-recording"])
    #expect(recording.exitCode == 1)
    #expect(recording.errors.contains("the recording cannot be read"))
  }
}
