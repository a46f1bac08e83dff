import Foundation
import TestSupport
import Testing

@Suite("Telling destinations over the web") struct E2EDeliveryTests {
  private let folder: TemporaryFolder
  private static let secret = "WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo="
  private static let newSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  /// A store with three calls, two of them with a sale.
  init() throws {
    folder = try TemporaryFolder()
    let start = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -86_400))
    try folder.write(
      """
      id,started,duration,direction,answered,caller_number
      c-1,\(start),120s,inbound,true,+12125550101
      c-2,\(start),30s,inbound,true,+12125550102
      c-3,\(start),300s,inbound,true,+12125550103

      """, to: "calls.csv")
    let imported = try earshot("import", "calls", folder.path("calls.csv"))
    try #require(imported.exitCode == 0, "\(imported.errors)")
    try apply(60, worth: 100)
  }

  private func earshot(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun.earshot(
      arguments + ["--store", folder.path("earshot.db")], environment: environment)
  }

  /// Decides with a rule that a call of so many seconds is a sale of so much.
  private func apply(_ seconds: Int, worth dollars: Int, named name: String = "phone sale") throws {
    try folder.write(
      """
      language 1
      currency USD
      rule "long call"
      when call.duration >= \(seconds)s
      then conversion "\(name)" value $\(dollars)

      """, to: "a.rules")
    // One after the other, so that the ledger has them in the order of the calls.
    let run = try earshot("rules", "apply", folder.path("a.rules"), "--jobs", "1")
    try #require(run.exitCode == 0, "\(run.errors)")
  }

  private func describe(_ server: ReceivingServer, timeout: Int = 20) throws {
    for (name, text) in [("token", "t0ken"), ("new.secret", Self.newSecret)] {
      try folder.write(text + "\n", to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: folder.path(name))
    }
    try folder.write(
      """
      {
        "crm": {
          "platform": "webhook",
          "address": "\(server.address("hook?key={token}"))",
          "headers": {"Authorization": "Bearer {token}"},
          "secrets": {"token": {"file": "token"}},
          "sign_with": [{"file": "new.secret"}, {"env": "OLD_SECRET"}],
          "timeout": \(timeout)
        }
      }
      """, to: "earshot.destinations")
  }

  private func deliver(_ options: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["deliver", "crm", "--store", folder.path("earshot.db")] + options,
      environment: ["OLD_SECRET": Self.secret])
  }

  /// What a receiver is told.
  private struct Told: Decodable {
    struct Call: Decodable { let id: String }
    struct Conversion: Decodable {
      let id: String
      let name: String
      let value: Decimal
    }
    let type: String
    let call: Call
    let conversion: Conversion
    /// `new`, `restated` or `retracted`.
    var kind: String { type.replacing("conversion.", with: "") }
    var text: String { "\(call.id) \(kind) \(conversion.name) \(conversion.value)" }
  }

  /// What came in, each `webhook-id` once.
  private func told(_ server: ReceivingServer) throws -> [Told] {
    var seen: Set<String> = []
    return try server.requests.compactMap { request in
      guard let id = request.headers["webhook-id"], seen.insert(id).inserted else { return nil }
      return try JSONDecoder().decode(Told.self, from: Data(request.body.utf8))
    }
  }

  /// The same in words.
  private func heard(_ server: ReceivingServer) throws -> [String] {
    try told(server).map(\.text)
  }

  @Test("without --send everything is shown but what is secret, and nothing is sent or changed")
  func preview() throws {
    let server = try ReceivingServer()
    try describe(server)
    let before = try StoreDump(path: folder.path("earshot.db"))
    let run = try deliver()
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.outputLines.filter { $0.hasPrefix("POST ") }.count == 2)
    #expect(run.outputLines.first == "POST \(server.address("hook?key={token}"))")
    #expect(run.output.contains("\nAuthorization: Bearer {token}\n"))
    #expect(run.output.contains(#""type": "conversion.new""#))
    #expect(!(run.output + run.errors).contains("t0ken"))
    #expect(run.errors.hasSuffix("  nothing was sent: --send sends it\n"))
    #expect(try server.requests.isEmpty)
    let after = try StoreDump(path: folder.path("earshot.db"))
    #expect(after.withoutKept == before.withoutKept)
  }

  @Test("rules that change restate and take back what was sent, and nothing is sent twice")
  func changes() throws {
    let server = try ReceivingServer(secrets: [Self.secret])
    try describe(server)
    let first = try deliver("--send")
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output == "  2 conversions told\n")
    #expect(try deliver("--send").output == "  0 conversions told\n")
    #expect(try heard(server) == ["c-1 new phone sale 100", "c-3 new phone sale 100"])
    // Another value, then one that is taken back, then another name.
    try apply(60, worth: 120)
    #expect(try deliver("--send").output == "  2 conversions told\n")
    try apply(200, worth: 120)
    #expect(try deliver("--send").output == "  1 conversion told\n")
    try apply(200, worth: 120, named: "sale")
    #expect(try deliver("--send").output == "  2 conversions told\n")
    #expect(
      try heard(server).dropFirst(2) == [
        "c-1 restated phone sale 120", "c-3 restated phone sale 120",
        "c-1 retracted phone sale 120",
        "c-3 retracted phone sale 120", "c-3 new sale 120",
      ])
    let requests = try server.requests
    #expect(requests.count == 7)
    #expect(!requests.contains { !$0.verified }, "the old secret still counts")
    #expect(requests[0].path == "/hook?key=t0ken")
    #expect(requests[0].headers["authorization"] == "Bearer t0ken")
  }

  @Test("a server that is down is tried again; what it does not want is told; both are listed")
  func faults() throws {
    let server = try ReceivingServer(answering: [
      "503", #"422 {"message":"no such customer"}"#,
    ])
    try describe(server)
    let run = try deliver("--send")
    #expect(run.exitCode == 3)
    #expect(run.output == "  0 conversions told · 1 refused · 1 delivery waits to be tried again\n")
    #expect(run.errors.contains("crm delivery 1: the server answers 503; is tried again from "))
    #expect(
      run.errors.contains("crm delivery 2: refused: the server answers 422: no such customer\n"))
    let list = try earshot("deliveries", "--failed")
    #expect(list.output.contains("1 new · c-1 phone sale  waiting until "))
    #expect(list.output.contains("1 new · c-3 phone sale  refused"))
    let retried = try deliver("--send", "--retry")
    #expect(retried.output == "  2 conversions told\n", "\(retried.errors)")
    #expect(try heard(server).count == 3, "the refused one goes as something new")
    #expect(try earshot("deliveries", "--failed").output.contains("refused"))
  }

  @Test("--wait keeps on trying for a while")
  func waiting() throws {
    let server = try ReceivingServer(answering: ["429 retry-after=1;", "silent"])
    try describe(server, timeout: 1)
    // The first delay is fifteen seconds at the least.
    let run = try deliver("--send", "--wait", "70s")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output == "  2 conversions told\n")
    #expect(try heard(server).count == 2)
  }

  @Test("a program that is killed while it sends loses nothing, and the next one doubles nothing")
  func killed() throws {
    let server = try ReceivingServer(answering: ["silent"])
    try describe(server, timeout: 2)
    let program = try ProgramRun.start(
      ["deliver", "crm", "--send", "--store", folder.path("earshot.db")],
      environment: ["OLD_SECRET": Self.secret])
    for _ in 0..<1500 where try server.requests.isEmpty { usleep(20_000) }
    program.send(SIGKILL)
    #expect(ProgramRun(finishing: program).exitCode == 128 + SIGKILL)
    let run = try deliver("--send", "--wait", "60s")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output == "  2 conversions told\n")
    let requests = try server.requests
    #expect(requests.count == 3, "the one in hand is sent again")
    #expect(try heard(server) == ["c-1 new phone sale 100", "c-3 new phone sale 100"])
    #expect(try deliver("--send").output == "  0 conversions told\n")
  }

  @Test("killed again and again at any moment, it tells everything in the end, and nothing twice")
  func killedOften() throws {
    let server = try ReceivingServer(
      answering: (0..<20).map { ["200", "slow", "503", "cut"][$0 % 4] })
    try describe(server, timeout: 1)
    var random = SeededGenerator(seed: 4)
    for round in 0..<8 {
      try apply(round % 2 == 0 ? 60 : 20, worth: 100 + round)
      let program = try ProgramRun.start(
        ["deliver", "crm", "--send", "--retry", "--store", folder.path("earshot.db")],
        environment: ["OLD_SECRET": Self.secret])
      usleep(UInt32.random(in: 0...900_000, using: &random))
      program.send(SIGKILL)
      _ = ProgramRun(finishing: program)
    }
    for _ in 0..<5 { _ = try deliver("--send", "--retry", "--wait", "20s") }
    #expect(try deliver("--send").output == "  0 conversions told\n")
    // The last rule holds for all three calls. A conversion that was withdrawn and is booked anew is another one, and
    // what is told of the one may overtake what is told of the other.
    var beliefs: [String: Told] = [:]
    let told = try told(server)
    for one in told { beliefs[one.conversion.id] = one.kind == "retracted" ? nil : one }
    let held = beliefs.values.map { "\($0.call.id) \($0.conversion.value)" }.sorted()
    #expect(held == ["c-1 107", "c-2 107", "c-3 107"], "\(told.map(\.text))")
  }

  @Test("two programs that send at once send each thing once")
  func together() throws {
    let server = try ReceivingServer(answering: ["slow", "slow"])
    try describe(server)
    let programs = try (0..<3).map { _ in
      try ProgramRun.start(
        ["deliver", "crm", "--send", "--wait", "30s", "--store", folder.path("earshot.db")],
        environment: ["OLD_SECRET": Self.secret])
    }
    let runs = programs.map { ProgramRun(finishing: $0) }
    #expect(runs.map(\.exitCode) == [0, 0, 0], "\(runs.map(\.errors))")
    #expect(try server.requests.count == 2)
  }

  @Test("of a Google Ads request each conversion is taken or refused by itself")
  func googleAds() throws {
    let failure = #"""
      {"partialFailureError": {"code": 3, "message": "One failed.", "details": [{"errors": [
      {"errorCode": {"conversionUploadError": "CALL_NOT_FOUND"}, "message": "No such call.",
      "location": {"fieldPathElements": [{"fieldName": "conversions", "index": 1}]}}]}]},
      "results": [{"callerId": "+12125550101"}, {}]}
      """#
    let answers = [
      failure.replacing("\n", with: ""), #"{"partialFailureErr"#, #"{"results": [{}]}"#,
    ]
    let server = try ReceivingServer(answering: answers.map { "200 " + $0 })
    try folder.write(
      """
      {"ads": {"platform": "google-ads", "address": {"calls": "\(server.address("calls"))"},
        "customer_id": "123-456-7890", "call_action": "22"}}
      """, to: "earshot.destinations")
    let run = try earshot("deliver", "ads", "--send")
    #expect(run.exitCode == 3)
    #expect(run.output == "  1 conversion told · 1 refused\n")
    #expect(
      run.errors.contains(
        "ads delivery 1: taken, but for some: conversion 2: CALL_NOT_FOUND: No such call.\n"))
    let again = try earshot("deliver", "ads", "--send")
    #expect(again.output == "  0 conversions told\n")
    #expect(again.errors.contains("ads: 1 was refused before; --retry tells them again"))
    let cutOff = try earshot("deliver", "ads", "--send", "--retry")
    #expect(cutOff.output == "  0 conversions told · 1 delivery waits to be tried again\n")
    let retried = try earshot("deliver", "ads", "--send", "--retry")
    #expect(retried.output == "  1 conversion told\n")
    let bodies = try server.requests.map(\.body)
    #expect(bodies.map { $0.components(separatedBy: "callerId").count - 1 } == [2, 1, 1])
    #expect(bodies[1] == bodies[2] && bodies[1].contains("+12125550103"))
  }

  @Test("what is given up was not told, and can be told anew")
  func givingUp() throws {
    let server = try ReceivingServer(answering: ["500", "500"])
    try describe(server)
    _ = try deliver("--send")
    let run = try deliver("--give-up")
    #expect(run.output == "  crm: 2 deliveries given up; --retry --send tells it anew\n")
    #expect(try deliver("--send").output == "  0 conversions told\n")
    #expect(try deliver("--send", "--retry").output == "  2 conversions told\n")
  }

  @Test("a file of changes is written once, and the next one has what has changed since")
  func files() throws {
    func export(_ file: String) throws -> ProgramRun {
      try earshot("export", "webhook", "--mark-sent", "--out", folder.path(file))
    }
    func kinds(_ file: String) throws -> [String] {
      try String(contentsOfFile: folder.path(file), encoding: .utf8)
        .split(separator: "\n").compactMap { $0.split(separator: "\"").dropFirst(9).first }
        .map(String.init)
    }
    let first = try export("1.jsonl")
    #expect(first.errors.hasPrefix("  webhook: 2 conversions written to "), "\(first.errors)")
    #expect(try kinds("1.jsonl") == ["conversion.new", "conversion.new"])
    #expect(try export("2.jsonl").errors == "  webhook: 0 conversions written\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("2.jsonl")))
    try apply(200, worth: 120)
    _ = try export("3.jsonl")
    #expect(try kinds("3.jsonl") == ["conversion.retracted", "conversion.restated"])
    let failed = try earshot("export", "webhook", "--mark-sent", "--out", folder.path("no/4.jsonl"))
    #expect(failed.exitCode == 0, "nothing is due, and nothing is written")
    try apply(200, worth: 130)
    let unwritten = try earshot(
      "export", "webhook", "--mark-sent", "--out", folder.path("no/4.jsonl"))
    #expect(unwritten.exitCode == 1)
    _ = try export("5.jsonl")
    #expect(try kinds("5.jsonl") == ["conversion.restated"])
    #expect(try earshot("deliveries").output.contains("written"))
  }

  @Test("what is wrong with the file of destinations, or a secret, is told before anything is sent")
  func wrong() throws {
    let none = try deliver("--send")
    #expect(none.exitCode == 1)
    #expect(none.errors.contains("earshot.destinations: there is no such file"))
    let server = try ReceivingServer()
    try describe(server)
    let noSecret = try earshot("deliver", "crm", "--send")
    #expect(noSecret.exitCode == 1)
    #expect(
      noSecret.errors == "$OLD_SECRET: there is no such variable (set it: export OLD_SECRET=…)\n")
    #expect(try earshot("deliver", "other").errors.contains("there is no destination `other`"))
    #expect(try earshot("deliver", "crm", "--wait", "1m").exitCode == 2)
    #expect(try earshot("deliveries").output == "  nothing was delivered, and nothing waits\n")
  }
}
