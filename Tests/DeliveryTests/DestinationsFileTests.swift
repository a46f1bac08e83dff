import AttributionStore
import Delivery
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite("The file of destinations")
struct DestinationsFileTests {
  private let folder: TemporaryFolder
  private static let secret = "WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo="

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String) throws -> DestinationsFile {
    try DestinationsFile(parsing: Array(text.utf8), path: folder.path("earshot.destinations"))
  }

  private func message(_ text: String) throws -> String {
    let error = try #require(throws: InputError.self) { try file(text) }
    return error.description.replacing(folder.path(""), with: "")
  }

  private func secretFile(_ name: String, _ text: String, mode: Int = 0o600) throws {
    try folder.write(text, to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.path(name))
  }

  private static let webhook =
    #"{"crm": {"platform": "webhook", "address": "https://a.example/"MORE}}"#

  private func webhook(_ more: String = "") -> String {
    Self.webhook.replacing("MORE", with: more.isEmpty ? "" : ", " + more)
  }

  @Test("each platform that takes requests can be a destination")
  func platforms() throws {
    let read = try file(
      """
      {
        "crm": {"platform": "webhook", "address": "https://a.example/", "with_contacts": true,
          "conversions": ["card sale"], "timeout": 5},
        "ads": {"platform": "google-ads", "customer_id": "123-456-7890",
          "address": {"clicks": "https://b.example/1", "calls": "https://b.example/2",
            "adjustments": "https://b.example/3"},
          "click_action": "1", "call_action": "2"},
        "dm": {"platform": "google-data-manager", "address": "https://b.example/",
          "account_id": "1234567890", "click_action": "1", "validate_only": true},
        "meta": {"platform": "meta", "address": "https://c.example/", "platform_name": "Lead",
          "test_code": "T1"},
        "ga": {"platform": "ga4", "address": "https://d.example/"},
        "hs": {"platform": "hubspot", "address": "https://e.example/"},
        "inv": {"platform": "invoca", "address": "https://f.example/", "invocas_ids": true}
      }
      """)
    #expect(read.destinations.map(\.name) == ["crm", "ads", "dm", "meta", "ga", "hs", "inv"])
    let crm = try read.destination(named: "crm")
    #expect(try read.destination(named: "ads").address(for: "calls") == "https://b.example/2")
    #expect(crm.address(for: "conversion") == "https://a.example/")
    #expect(crm.hasContacts && crm.query.names == ["card sale"] && !crm.isSigned)
  }

  @Test("what is wrong is told with its place")
  func faults() throws {
    for (text, expected) in [
      ("[]", "earshot.destinations: is no object with a destination in it"),
      ("{\n\"crm\": }", "earshot.destinations:2: not JSON: at character 8: "),
      (#"{"crm": 1}"#, "at crm: is a number, not a destination"),
      (#"{"a b": {}}"#, "is no name for a destination"),
      (#"{"crm": {"platform": "webhook"}}"#, "at crm.address: is missing"),
      (#"{"crm": {"address": "https://a.example/"}}"#, "at crm.platform: is missing"),
      (
        #"{"crm": {"platform": "salesforce", "address": ""}}"#,
        "at crm.platform: `salesforce` is nothing that can be sent to (platforms that take requests are ga4, "
      ),
      (
        webhook(#""adress": 1"#),
        "at crm.adress: is nothing that a destination of platform `webhook` has"
      ),
      (webhook(#""customer_id": "1""#), "at crm.customer_id: is nothing that a destination of"),
      (webhook(#""timeout": 0"#), "at crm.timeout: is not between 1 and 600 seconds"),
      (webhook(#""conversions": "a""#), "at crm.conversions: is a text, not a list"),
      (webhook(#""with_contacts": "yes""#), "at crm.with_contacts: is a text, not true or false"),
      (
        webhook(#""sign_with": "\#(Self.secret)""#),
        "at crm.sign_with: does not say where a secret is kept (write { \"file\": \"path\" }"
      ),
      (
        webhook(#""headers": {"Authorization": "Bearer {token}"}"#),
        "at crm.headers.Authorization: names the secret `token`, which is not among `secrets`"
      ),
      (
        #"{"g": {"platform": "google-ads", "address": "https://a.example/", "customer_id": "12"}}"#,
        "at g.customer_id: is no account's number"
      ),
      (
        #"{"g": {"platform": "google-ads", "address": "https://a.example/", "customer_id": "1234567890"}}"#,
        "at g: has no conversion action"
      ),
      (
        #"{"g": {"platform": "google-ads", "address": "https://a.example/", "click_action": "1"}}"#,
        "at g.address: is a text, but `google-ads` has several addresses (write an object with clicks, adj"
      ),
      (
        #"{"g": {"platform": "google-ads", "address": {"clicks": "x"}, "click_action": "1"}}"#,
        "at g.address.adjustments: is missing"
      ),
      (#"{"a": {}, "a": {}}"#, "at a"),
    ] {
      let message = try message(text)
      #expect(message.contains(expected), "\(message)")
    }
    let none = try #require(throws: InputError.self) {
      try DestinationsFile(path: folder.path("none"))
    }
    #expect(none.reason == "there is no such file, or it cannot be read")
    let unknown = try #require(throws: InputError.self) {
      try file(webhook()).destination(named: "other")
    }
    #expect(unknown.advice == "it has crm")
  }

  private func ready(
    _ text: String, _ environment: [String: String] = [:]
  ) throws -> ReadyDestination {
    let file = try file(text)
    return try ReadyDestination(
      file.destinations[0], of: file.path, environment: environment)
  }

  private func fault(
    _ text: String, _ environment: [String: String] = [:]
  ) throws -> String {
    let error = try #require(throws: InputError.self) { try ready(text, environment) }
    return error.description.replacing(folder.path(""), with: "")
  }

  @Test("secrets come from files beside it that only their owner can read, or from variables")
  func secrets() throws {
    let signed = webhook(#""sign_with": [{"file": "new.secret"}, {"env": "OLD_SECRET"}]"#)
    #expect(try fault(signed).contains("new.secret: "))
    try secretFile("new.secret", Self.secret + "\n", mode: 0o640)
    #expect(
      try fault(signed)
        == "new.secret: others than its owner can read or change the secret (chmod 600 "
        + "new.secret)")
    try secretFile("new.secret", Self.secret + "\n")
    #expect(
      try fault(signed) == "$OLD_SECRET: there is no such variable (set it: export OLD_SECRET=…)")
    #expect(
      try fault(signed, ["OLD_SECRET": "hunter2"]).hasPrefix(
        "$OLD_SECRET: is no secret for webhooks, Base64 of 24 to 64 bytes"))
    #expect(try ready(signed, ["OLD_SECRET": "whsec_" + Self.secret]).name == "crm")
  }

  @Test("a secret that could be read as more than itself is none, and no message shows it")
  func unsafeSecrets() throws {
    let text = webhook(#""headers": {"X": "{a}"}, "secrets": {"a": {"env": "A"}}"#)
    for value in ["", "a b", "a\r\nX: y", "é"] {
      let message = try fault(text, ["A": value])
      #expect(message == "$A: not a secret (a secret is one line of visible ASCII)")
    }
  }

  @Test("an address is judged with its secrets in it, and not shown with them")
  func addresses() throws {
    let text =
      #"{"a": {"platform": "ga4", "address": "http://{host}/x", "secrets": {"host": {"env": "H"}}}}"#
    #expect(try ready(text, ["H": "127.0.0.1:80"]).platform == "ga4")
    let message = try fault(text, ["H": "elsewhere.example"])
    #expect(message.hasSuffix("at a.address: is not encrypted: begin it with https://"))
    #expect(!message.contains("elsewhere"))
  }
}
