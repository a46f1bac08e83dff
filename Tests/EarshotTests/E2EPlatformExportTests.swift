import Foundation
import TestSupport
import Testing

@Suite("Telling platforms") struct E2EPlatformExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try Self.prepared.get() }

  /// Three calls with a sale each, two days ago: after a click, after one that is too old, and withheld. Made once
  /// for all tests, which only read it.
  private static let prepared = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    for call in ["one", "two", "three"] {
      _ = try folder.write(
        """
        WEBVTT

        00:00:01.000 --> 00:00:05.000
        <v Caller>I would like to pay with my credit card

        00:00:06.000 --> 00:00:08.000
        <v Caller>and what about the extended warranty

        """, to: "\(call).vtt")
    }
    _ = try folder.write(
      """
      language 1
      currency USD
      rule "card sale"
      when mentions "credit card" by caller
      then conversion "card sale" value $100
      rule "warranty"
      when mentions "extended warranty" by caller
      then tag "warranty"

      """, to: "rules/a.rules")
    let start = time(daysAgo: 2)
    _ = try folder.write(
      """
      id,transcript,started,direction,duration,caller_number,tracking_number
      c-1,one.vtt,\(start),inbound,4m30s,+12125550100,+18005550110
      c-2,two.vtt,\(start),inbound,4m30s,+12125550101,+18005550110
      c-3,three.vtt,\(start),inbound,4m30s,,+18005550110

      """, to: "calls.csv")
    _ = try folder.write(
      """
      id,at,visitor_id,phone,email,medium,source,gclid
      v-1,\(time(daysAgo: 3)),1234567890.1700000000,+12125550100,ann@example.com,cpc,google,Cj0KAbc
      v-2,\(time(daysAgo: 100)),v-2,+12125550101,,cpc,google,Cj0KOld

      """, to: "visits.csv")
    let run = try ProgramRun.earshot([
      "run", folder.path("."), "--calls", folder.path("calls.csv"), "--rules",
      folder.path("rules"), "--store", folder.path("earshot.db"),
      // So that calls are booked in their order.
      "--jobs", "1",
    ])
    guard run.exitCode == 0 else { throw Failure(errors: run.errors) }
    let imported = try ProgramRun.earshot([
      "import", "touchpoints", folder.path("visits.csv"), "--keep-contacts", "--store",
      folder.path("earshot.db"),
    ])
    guard imported.exitCode == 0 else { throw Failure(errors: imported.errors) }
    return folder
  }

  /// The store could not be made.
  private struct Failure: Error {
    let errors: String
  }

  private static func time(daysAgo days: Double) -> String {
    ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -days * 86_400))
  }

  private func earshot(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun.earshot(arguments + ["--store", folder.path("earshot.db")])
  }

  @Test("what Google takes is written, what it would refuse is told, and the exit code says so")
  func clicks() throws {
    let run = try earshot("export", "google-clicks", "--platform-name", "Phone sale")
    #expect(run.exitCode == 3)
    #expect(run.outputLines.count == 3)
    #expect(run.outputLines.last?.hasPrefix("Cj0KAbc,Phone sale,") == true)
    #expect(run.outputLines.last?.contains("+00:00,100.00,USD,earshot-1-") == true)
    #expect(run.errors.contains("  c-2 outcome 3 [click-too-old] the click was 100 days ago"))
    #expect(
      run.errorLines.last
        == "  google-clicks: 1 conversion written · 1 stays here · 1 that nothing ties to it")
    let check = try earshot("export", "google-clicks", "--check")
    #expect(check.exitCode == 3 && check.output.contains("c-3 outcome 5 [no-click]"))
    let fine = try earshot("export", "google-clicks", "--check", "--since", "1d")
    #expect(fine.exitCode == 0 && fine.output == "  google-clicks: 0 conversions can go\n")
  }

  @Test("what goes to another address of the platform stands in a file of its own")
  func files() throws {
    let run = try earshot(
      "export", "google-ads", "--customer-id", "123-456-7890", "--click-action", "1",
      "--call-action", "2", "--out", folder.path("ads.jsonl"))
    #expect(run.exitCode == 3, "the third caller is withheld: \(run.errors)")
    for (file, member) in [("ads.jsonl", "gclid"), ("ads-calls.jsonl", "callerId")] {
      let text = try String(contentsOfFile: folder.path(file), encoding: .utf8)
      #expect(text.hasSuffix("}\n") && text.contains("\"\(member)\""))
      #expect(text.split(separator: "\n").count == 1)
    }
    let both = try earshot(
      "export", "google-ads", "--customer-id", "1234567890", "--click-action", "1",
      "--call-action", "2")
    #expect(both.exitCode == 1 && both.errors.contains("name the first with --out FILE"))
    let wrong = try earshot(
      "export", "google-ads", "--customer-id", "12345", "--click-action", "1")
    #expect(wrong.exitCode == 2)
  }

  @Test(
    "every platform has a command that ends well",
    arguments: [
      ["google-calls"],
      ["google-data-manager", "--account-id", "1234567890", "--call-action", "2"],
      ["microsoft"], ["microsoft", "--bulk"], ["meta"], ["ga4"], ["hubspot"], ["salesforce"],
      ["invoca"], ["webhook", "--with-contacts"],
    ])
  func commands(_ arguments: [String]) throws {
    let run = try ProgramRun.earshot(
      ["export"] + arguments + [
        "--store", folder.path("earshot.db"), "--check", "--format", "json",
      ])
    #expect([0, 3].contains(run.exitCode), "\(run.errors)")
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let objections = report?["objections"] as? [[String: Any]] ?? []
    let outcomes = Set(objections.compactMap { $0["outcome"] as? Int })
    #expect((report?["accepted"] as? Int ?? -1) + outcomes.count == 3)
  }

  @Test("lists of people hold those who said something, by hashes alone")
  func audience() throws {
    let list = try earshot("export", "audience", "--for", "google", "--mentioned", "*WARRANTY")
    #expect(list.exitCode == 0)
    #expect(list.outputLines.count == 3 && list.outputLines.first == "Email,Phone")
    #expect(!list.output.contains("2125550100") && !list.output.contains("ann"))
    #expect(list.errors == "  2 people · 1 with nothing that the platform takes\n")
    let nobody = try earshot("export", "audience", "--for", "meta", "--bought", "*")
    #expect(nobody.output == "email,phone\n")
    #expect(try earshot("export", "audience", "--for", "google", "--by-phone").exitCode == 2)
  }
}
