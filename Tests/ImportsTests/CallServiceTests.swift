import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// Exports of services, read with the samples that the page on them names.
@Suite(.serialized) struct CallServiceTests {
  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/formats/samples").standardizedFileURL

  private static let american = CallConventions(
    timeZone: TimeZone(identifier: "America/Chicago"), country: CallingCode("+1"))

  private func calls(
    _ text: String, by conventions: CallConventions = american
  ) throws(InputErrors) -> [Call] {
    try CallsFile.parse(Array(text.utf8), path: "export", conventions: conventions)
  }

  @Test("the page shows what each name means", arguments: CallService.all.map(\.name))
  func documentation(of name: String) throws {
    let service = try #require(CallService.all.first { $0.name == name })
    let rows = service.columns.map { column in
      let names = column.names.map { "`\($0)`" }.joined(separator: ", ")
      return "| \(names) | `\(column.column)` | \(column.note) |\n"
    }
    let passedOver = service.passedOver.map { "`\($0)`" }.joined(separator: ", ")
    DocumentSection(service.name, in: "docs/formats/calls.md").expect(
      "\n| there | here | |\n|---|---|---|\n" + rows.joined() + "\nPassed over: \(passedOver).\n\n")
  }

  @Test("a name under which nothing stands leaves its place to the next one that says the same")
  func emptySynonyms() throws {
    let csv = """
      Call ID,Start Time,Tracking Number,First-Time Caller,utm_source,Source,Campaign,UTM Campaign,Agent Email,Agent Name
      a,2026-10-03 02:22 PM,800-555-0199,,,Google Ads,Spring,,,Ada
      b,2026-10-03 02:22 PM,800-555-0199,, ,Google Ads,Spring,"",,Ada
      c,2026-10-03 02:22 PM,800-555-0199,,bing,Google Ads,Spring,autumn,ada@example.com,Ada

      """
    let json = """
      [{"id": "a", "start_time": "2026-10-03T14:22:48-05:00", "tracking_phone_number": "+18005550199",
        "source": "Google Ads", "utm_source": "", "utm_campaign": " ", "campaign": "Spring",
        "agent_email": null, "agent_name": "Ada"}]
      """
    func told(_ calls: [Call]) -> [[FieldValue?]] {
      calls.map { call in
        ["campaign.source", "campaign.name", "agent.id"].map { call.facts[$0] }
      }
    }
    let first: [FieldValue?] = [.text("Google Ads"), .text("Spring"), .text("Ada")]
    let last: [FieldValue?] = [.text("bing"), .text("autumn"), .text("ada@example.com")]
    #expect(try told(calls(csv)) == [first, first, last])
    #expect(try told(calls(json)) == [first])
  }

  @Test("the name of a source tells the medium where no other column does")
  func mediumOfSource() throws {
    let media = [
      ("Google Ads", "", "cpc"), ("Google Adwords", "", "cpc"),
      ("Google Ads Call Extension", "", "cpc"),
      ("Facebook Paid", "", "cpc"), ("Bing Organic", "", "organic"),
      ("Google Display", "", "display"),
      ("Google Ads", "display", "display"), ("Google My Business", "", nil), ("Radio Ads", "", nil),
      ("Direct", "", nil), ("google", "", nil), ("Organic Farm Paper", "", nil),
    ]
    for header in [
      "Call ID,Start Time,Tracking Number,First-Time Caller,Source,Medium",
      "call_id,called_at,tracking_number,caller_number_format,source,medium",
    ] {
      for (source, medium, expected) in media {
        let row = "c,2026-10-03 02:22 PM,800-555-0199,,\(source),\(medium)"
        let facts = try #require(try calls("\(header)\n\(row)\n").first).facts
        #expect(facts["campaign.source"] == .text(source))
        #expect(facts["campaign.medium"] == expected.map { .text($0) }, "\(source)")
      }
    }
  }

  @Test(
    "all samples tell of the same two calls",
    arguments: ["callrail", "calltrackingmetrics", "invoca"], ["json", "csv"])
  func samples(of service: String, as format: String) throws {
    let calls = try CallsFile.read(
      path: Self.samples.appending(path: "\(service).\(format)").path, conventions: Self.american)
    #expect(calls.count == 2)
    let first = try #require(calls.first).facts
    let second = try #require(calls.last).facts
    guard case .instant(let started)? = first["call.started"] else {
      Issue.record("no start")
      return
    }
    // Some exports have no seconds.
    #expect(started.unixMs / 60_000 == 1_791_055_368_000 / 60_000)
    #expect(first["call.direction"] == .choice("inbound"))
    #expect(first["call.answered"] == .flag(true))
    #expect(second["call.answered"] == .flag(false))
    #expect(first["call.duration"] == .duration(ms: 247_000))
    #expect(first["caller.number"] == PhoneNumber("+13035550142").map { .phone($0) })
    #expect(first["tracking.number"] == PhoneNumber("+18005550199").map { .phone($0) })
    #expect(first["caller.is_repeat"] == .flag(false))
    #expect(second["caller.is_repeat"] == .flag(true))
    #expect(first["caller.region"] == .text("CO"))
    #expect(first["campaign.name"] == .text("spring-search"))
    #expect(first["campaign.source"] == .text("google"))
    #expect(second["campaign.medium"] == .text("organic"))
  }

  @Test("what no field is for is kept for rules to ask, and people's names are not")
  func otherFacts() throws {
    let rail = try CallsFile.read(path: Self.samples.appending(path: "callrail.json").path)
    #expect(rail[0].facts["custom.lead_status"] == .text("good_lead"))
    #expect(rail[0].facts["custom.tags"] == .text("booked,returning patient"))
    #expect(rail[0].facts["custom.customer_name"] == nil)
    #expect(rail[1].facts["call.voicemail"] == .flag(true))
    let metrics = try CallsFile.read(
      path: Self.samples.appending(path: "calltrackingmetrics.json").path)
    #expect(metrics[0].facts["custom.custom_fields_plan"] == .text("gold"))
    #expect(metrics[0].facts["hold.total"] == .duration(ms: 20_000))
    #expect(!metrics[0].facts.sorted.contains { $0.value == .text("DOE JANE") })
  }

  @Test("text messages and the like are no calls; a direction that nobody knows is told")
  func otherThings() throws {
    let header = "id,called_at,tracking_number,direction\n"
    let time = "2026-10-03 14:22 Z,+18005550199"
    #expect(
      try calls(header + "1,\(time),msg_inbound\n2,\(time),inbound\n3,\(time),form\n").map(\.id)
        == ["2"])
    #expect(throws: InputErrors.self) { try calls(header + "1,\(time),inbuond\n") }
  }

  @Test("a call of Invoca is what its transactions say together, without those that were corrected")
  func corrections() throws {
    let path = Self.samples.appending(path: "invoca.json").path
    let call = try #require(try CallsFile.read(path: path, conventions: Self.american).first)
    #expect(call.id == "C624-A1")
    #expect(call.facts["custom.signal.quote_given"] == .text("true"))
    #expect(call.facts["custom.sale_amount"] == .text("120.00"))
    // Only the transaction that was corrected says it.
    #expect(call.facts["custom.keypresses"] == nil)
  }

  @Test("transactions that correct each other in a circle are still one call")
  func circle() throws {
    let header = "complete_call_id,transaction_id,corrects_transaction_id,duration\n"
    for order in ["C,1,2,10\nC,2,1,20\n", "C,2,1,20\nC,1,2,10\n"] {
      #expect(try calls(header + order).map(\.id) == ["C"])
    }
  }

  @Test("corrections count in the order in which they were made, not in that of the file")
  func orderOfCorrections() throws {
    let header = "complete_call_id,transaction_id,corrected_at,duration\n"
    let rows = ["C,1,,10\n", "C,2,2026-10-03T10:00:00Z,20\n", "C,3,2026-10-04T10:00:00Z,30\n"]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
      let call = try #require(try calls(header + order.map { rows[$0] }.joined()).first)
      #expect(call.facts["call.duration"] == .duration(ms: 30_000))
    }
  }

  @Test("JSON is a document, a list, or one object on each line, and all tell the same")
  func shapes() throws {
    let objects = [
      #"{"id": "1", "customer_phone_number": "+13035550142", "start_time": "2026-10-03T14:00:00Z"}"#,
      #"{"id": "2", "customer_phone_number": "+13035550143", "note": "a [ \" { b", "x": [{}]}"#,
    ]
    let expected = try calls(objects.joined(separator: "\n"))
    #expect(expected.map(\.id) == ["1", "2"])
    #expect(try calls("[\(objects.joined(separator: ",\n"))]") == expected)
    #expect(
      try calls(#"{"page": {"a": ["]"]}, "calls": [\#(objects.joined(separator: ", "))], "n": 2}"#)
        == expected)
    #expect(try calls(#"[{"id": "c-1"}, {"id": "c-2"}]"#).map(\.id) == ["c-1", "c-2"])
    #expect(try calls("[]") == [])
  }

  @Test(
    "a list that is cut off or broken costs what is broken, and says where",
    arguments: [
      (#"[{"id": "c-1"},"#, 1, "ends before its list"), ("[{\"id\": \"c-1\"}\n", 2, "ends before"),
      ("[\n{\"id\": \"c-1\"}\n,\n5]", 4, "a number where an object"),
      ("[\n{\"id\": \"c-1\"}, {\"id\"}]", 2, "not JSON"), ("[{\"id\": \"c-1\"}}]", 1, "not JSON"),
    ])
  func brokenLists(text: String, line: Int, reason: String) throws {
    let error = #expect(throws: InputErrors.self) { try calls(text) }
    #expect(error?.errors.count == 1)
    #expect(error?.errors.first?.location == .line(line))
    #expect(error?.errors.first?.reason.contains(reason) == true, "\(String(describing: error))")
  }

  @Test(
    "times without an offset are of the zone that is stated, and refused where clocks were changed",
    arguments: [
      ("2026-07-03 02:22 PM", "2026-07-03T19:22:00.000Z"),
      ("2026-12-03 12:05:07 AM", "2026-12-03T06:05:07.000Z"),
      ("2026-12-03T12:05", "2026-12-03T18:05:00.000Z"),
      ("2026-03-08 01:59:59", "2026-03-08T07:59:59.000Z"), ("2026-03-08 02:30", nil),
      ("2026-03-08 03:00", "2026-03-08T08:00:00.000Z"), ("2026-11-01 01:30", nil),
      ("2026-11-01 01:30 AM -06:00", "2026-11-01T07:30:00.000Z"),
      ("2026-11-01 02:00", "2026-11-01T08:00:00.000Z"), ("10/03/2026 2:22 PM", nil),
      ("2026-10-03 13:22 PM", nil), ("2026-10-03 14:22 UTC", "2026-10-03T14:22:00.000Z"),
    ])
  func localTimes(text: String, expected: String?) throws {
    let file = "call_id,customer_phone_number,start_time\n1,,\(text)\n"
    guard let expected else {
      #expect(throws: InputErrors.self) { try calls(file) }
      return
    }
    #expect(
      try calls(file).first?.facts["call.started"] == .instant(try Instant(iso8601: expected)))
  }

  @Test("a time without an offset is refused where no zone is stated")
  func noZone() {
    #expect(throws: InputErrors.self) {
      try calls(
        "call_id,customer_phone_number,start_time\n1,,2026-10-03 14:22\n", by: CallConventions())
    }
  }

  @Test(
    "numbers without a country are of the one that is stated",
    arguments: [
      ("1", "(303) 555-0142", "+13035550142"), ("1", "1-303-555-0142", "+13035550142"),
      ("1", "555-0142", nil), ("44", "020 7946 0958", "+442079460958"),
      ("44", "+1 303 555 0142", "+13035550142"), ("39", "06 698 1234", "+39066981234"),
      ("49", "0044 20 7946 0958", "+442079460958"), ("1", "303x5550142", nil),
    ])
  func nationalNumbers(code: String, text: String, expected: String?) throws {
    let conventions = CallConventions(country: CallingCode(code))
    let file = "call_id,customer_phone_number\n1,\(text)\n"
    guard let expected else {
      #expect(throws: InputErrors.self) { try calls(file, by: conventions) }
      return
    }
    #expect(
      try calls(file, by: conventions).first?.facts["caller.number"]
        == PhoneNumber(expected).map { .phone($0) })
  }

  @Test("an export without the name of its calls says what to export")
  func withoutID() {
    let error = #expect(throws: InputErrors.self) {
      try calls("customer_phone_number,duration\n,1\n")
    }
    #expect(error?.description.contains("`id` or `call_id`") == true)
  }

  @Test("of an own cell that is very long only the length is told")
  func longCells() {
    let text = "id,campaign.name,custom.x\n1,a,\(String(repeating: "x", count: 10 << 20))\n"
    let error = #expect(throws: InputErrors.self) { try calls(text) }
    #expect(error?.description.contains("`custom.x` is 10485760 bytes long") == true)
  }
}
