import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

@Suite struct CallsFileTests {
  static let csv = """
    id,recording,transcript,started,direction,answered,duration,ring_time,answer_offset,channels,\
    caller_number,tracking.number,campaign.id,campaign_name,campaign.source,campaign.medium,campaign.keyword,agent_id,custom.plan
    c-1,calls/c-1.wav,calls/c-1.json,2026-10-03T14:22:00-04:00,inbound,yes,6m10s,4,0:04,"caller,agent",\
    +1 (212) 555-0100,+18005550199,s-1,spring-search,google,cpc,"credit card, best",ada,gold
    c-2,/archive/c-2.wav,,2026-10-03T18:25Z,Outbound,0,,,,,withheld,,,,,,,,

    """

  static func expected() throws -> [Call] {
    let caller = try #require(PhoneNumber("+12125550100"))
    let tracking = try #require(PhoneNumber("+18005550199"))
    return [
      Call(
        id: "c-1", recordingPath: "data/calls/c-1.wav", transcriptPath: "data/calls/c-1.json",
        channelSpeakers: [.caller, .agent], answerOffsetMs: 4000,
        facts: CallFacts([
          "call.id": .text("c-1"), "call.started": .instant(Instant(unixMs: 1_791_051_720_000)),
          "call.direction": .choice("inbound"), "call.answered": .flag(true),
          "call.duration": .duration(ms: 370_000), "call.ring_time": .duration(ms: 4000),
          "caller.number": .phone(caller), "tracking.number": .phone(tracking),
          "campaign.id": .text("s-1"), "campaign.name": .text("spring-search"),
          "campaign.source": .text("google"), "campaign.medium": .text("cpc"),
          "campaign.keyword": .text("credit card, best"), "agent.id": .text("ada"),
          "custom.plan": .text("gold"),
        ])),
      Call(
        id: "c-2", recordingPath: "/archive/c-2.wav",
        facts: CallFacts([
          "call.id": .text("c-2"), "call.started": .instant(Instant(unixMs: 1_791_051_900_000)),
          "call.direction": .choice("outbound"), "call.answered": .flag(false),
        ])),
    ]
  }

  private func parse(
    _ text: String, path: String = "data/calls.csv", schema: FieldSchema = .standard
  ) throws(InputErrors) -> [Call] {
    try CallsFile.parse(Array(text.utf8), path: path, schema: schema)
  }

  @Test("a CSV file tells everything about its calls")
  func csv() throws {
    #expect(try parse(Self.csv) == Self.expected())
  }

  @Test(
    "byte order mark, line ends, delimiter and blank rows make no difference",
    arguments: [
      { "\u{FEFF}" + $0 }, { $0.replacingOccurrences(of: "\n", with: "\r\n") },
      { $0.replacingOccurrences(of: "\n", with: "\r") }, { String($0.dropLast()) },
      { "\n\r\n" + $0 + ",,,,\n\n" },
      { $0.replacingOccurrences(of: "best", with: "best") + String(repeating: ",", count: 18) },
    ] as [@Sendable (String) -> String])
  func surroundings(change: @Sendable (String) -> String) throws {
    #expect(try parse(change(Self.csv)) == Self.expected())
  }

  @Test("semicolons and tabs separate cells where the first line has them", arguments: [";", "\t"])
  func delimiters(delimiter: String) throws {
    let text = "id,campaign.name,channels\nc-1,\"a,b\",\"caller,agent\"\n"
      .replacingOccurrences(
        of: "id,campaign.name,", with: "id\(delimiter)campaign.name\(delimiter)"
      )
      .replacingOccurrences(of: "c-1,\"a,b\",", with: "c-1\(delimiter)a,b\(delimiter)")
    let call = try #require(try parse(text).first)
    #expect(call.facts["campaign.name"] == .text("a,b"))
    #expect(call.channelSpeakers == [.caller, .agent])
  }

  @Test("JSON lines tell the same, flat or nested")
  func jsonLines() throws {
    let flat = """
      {"id": "c-1", "recording": "calls/c-1.wav", "transcript": "calls/c-1.json", \
      "started": "2026-10-03T14:22:00-04:00", "direction": "inbound", "answered": true, \
      "duration": 370, "ring_time": "4s", "answer_offset": 4, "channels": ["caller", "agent"], \
      "caller_number": "+12125550100", "tracking.number": "+1-800-555-0199", "campaign.id": "s-1", \
      "campaign.name": "spring-search", "campaign.source": "google", "campaign.medium": "cpc", \
      "campaign.keyword": "credit card, best", "agent.id": "ada", "custom.plan": "gold"}

      {"id":"c-2","recording":"/archive/c-2.wav","started":"2026-10-03T18:25:00Z",\
      "direction":"outbound","answered":"no","transcript":null,"caller.number":"anonymous"}
      """
    let nested = """
      {"call": {"id": "c-1", "started": "2026-10-03T14:22:00-04:00", "direction": "inbound", \
      "answered": 1, "duration": 370.0, "ring_time": 4, "recording": "calls/c-1.wav"}, \
      "transcript": "calls/c-1.json", "answer_offset": "0:04", "channels": "caller,agent", \
      "caller": {"number": "+12125550100"}, "tracking": {"number": "+18005550199"}, "campaign": \
      {"id": "s-1", "name": "spring-search", "source": "google", "medium": "cpc", \
      "keyword": "credit card, best"}, "agent": {"id": "ada"}, "custom": {"plan": "gold"}}\r
      {"id":"c-2","recording":"/archive/c-2.wav","started":"2026-10-03T18:25:00Z",\
      "direction":"outbound","answered":false,"custom":{},"agent":{"id":""}}\r

      """
    #expect(try parse(flat, path: "data/calls.jsonl") == Self.expected())
    #expect(try parse("\u{FEFF}\n" + nested, path: "data/calls.jsonl") == Self.expected())
  }

  @Test("numbers and flags in JSON are text where text is expected, to the digit")
  func jsonScalars() throws {
    let call = try #require(
      try parse(
        #"{"id": 12345678901234567890, "campaign.id": 1e400, "custom.a.b": true, "custom.c": 0.10}"#
      ).first)
    #expect(call.id == "12345678901234567890")
    #expect(call.facts["campaign.id"] == .text("1e400"))
    #expect(call.facts["custom.a.b"] == .text("true"))
    #expect(call.facts["custom.c"] == .text("0.10"))
  }

  @Test("paths are taken from the folder of the file")
  func paths() throws {
    func recording(in path: String) throws -> String? {
      try parse("id,recording\n1,a/b.wav\n", path: path)[0].recordingPath
    }
    #expect(try recording(in: "calls.csv") == "a/b.wav")
    #expect(try recording(in: "./calls.csv") == "./a/b.wav")
    #expect(try recording(in: "/data/calls.csv") == "/data/a/b.wav")
  }

  @Test("names and text come in normal form C, paths as they are")
  func normalForm() throws {
    let decomposed = "cafe\u{301}"
    let call = try parse("id,recording,campaign.name\n\(decomposed),\(decomposed),\(decomposed)\n")[
      0]
    #expect(Array(call.id.utf8) == Array("caf\u{E9}".utf8))
    #expect(Array(call.recordingPath?.utf8 ?? "".utf8) == Array("data/cafe\u{301}".utf8))
    guard case .text(let name) = call.facts["campaign.name"] else {
      Issue.record("no name")
      return
    }
    #expect(Array(name.utf8) == Array("caf\u{E9}".utf8))
  }

  @Test(
    "a column can be written in several ways",
    arguments: [
      ("Caller Number", "caller.number"), ("CALLER_NUMBER", "caller.number"),
      ("caller-number", "caller.number"), (" caller.number ", "caller.number"),
      ("call.language", "call.language"), ("Language", "call.language"),
      ("call_language", "call.language"), ("Tracking Pool", "tracking.pool"),
      ("custom.Deal Size", "custom.Deal_Size"), ("Custom.계약", "custom.계약"),
      ("custom.a.b2", "custom.a.b2"),
    ])
  func columnNames(written: String, path: String) throws {
    let text = "id,\(written)\n1,+1 212 555 0100\n"
    #expect(try parse(text)[0].facts.sorted.map(\.path) == ["call.id", path].sorted())
  }

  @Test("a declared field of one's own has its type, and its spelling")
  func declaredFields() throws {
    let schema = FieldSchema(
      fields: FieldSchema.standard.fields + [
        Field("custom.dealSize", .money, summary: "The deal."),
        Field("custom.share", .percent, summary: "Our share."),
        Field("custom.seats", .number, summary: "The seats."),
        Field("custom.stage", .choice, choices: ["open", "won"], summary: "The stage."),
      ])
    let text = """
      id,custom.DEALSIZE,custom_share,custom.seats,custom.stage
      1,"$1,204.50",12.5 %,3.5,Won
      """
    let facts = try parse(text, schema: schema)[0].facts
    #expect(facts["custom.dealSize"] == .money(Money(minorUnits: 120_450, currency: .usd)))
    #expect(facts["custom.share"] == .percent(FixedDecimal(millionths: 125_000)))
    #expect(facts["custom.seats"] == .number(FixedDecimal(millionths: 3_500_000)))
    #expect(facts["custom.stage"] == .choice("won"))
  }

  @Test("a file with a first line and no calls has no calls")
  func noCalls() throws {
    #expect(try parse("id,recording\n") == [])
  }

  @Test("a file is read from disk, and a missing one is told")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.csv")
    #expect(
      throws: InputErrors(InputError(path: path, reason: "no such file", advice: "check the path"))
    ) {
      try CallsFile.read(path: path)
    }
    #expect(
      throws: InputErrors(
        InputError(path: folder.path, reason: "a folder, not a file", advice: "name a file in it"))
    ) {
      try CallsFile.read(path: folder.path)
    }
    try folder.write("id,recording\n1,a.wav\n", to: "calls.csv")
    #expect(try CallsFile.read(path: path).map(\.recordingPath) == [folder.path + "/a.wav"])
  }

  @Test("errors beyond the limit are counted, not told")
  func errorLimit() throws {
    let text = "id,duration\n" + (0..<30).map { "\($0),soon\n" }.joined()
    let error = #expect(throws: InputErrors.self) {
      try CallsFile.parse(Array(text.utf8), path: "calls.csv", errorLimit: 3)
    }
    #expect(error?.errors.count == 3)
    #expect(error?.omittedCount == 27)
    #expect(error?.description.hasSuffix("\nand 27 more like these") == true)
  }
}
