import CallModel
import Diagnostics
import JSONText
import PlatformExport

/// Reads how a destination wants to be told. Members have the names of the options of `earshot export`.
struct PlatformReader {
  /// The name of the platform.
  let name: String
  /// What a destination of it may have besides what all may have.
  let members: Set<String>
  private let node: JSONNode

  private static let membersOfPlatforms: [String: Set<String>] = [
    "google-ads": ["customer_id", "click_action", "call_action"],
    "google-data-manager": [
      "account_id", "manager_id", "click_action", "call_action", "validate_only",
    ],
    "meta": ["test_code"], "ga4": [], "hubspot": [], "invoca": ["invocas_ids"],
    "webhook": ["with_contacts"],
  ]

  init(_ node: JSONNode) throws(InputError) {
    let platform = try node.required("platform")
    name = try platform.string()
    guard let members = Self.membersOfPlatforms[name] else {
      throw platform.error(
        "`\(name.shown())` is nothing that can be sent to",
        advice: "platforms that take requests are "
          + Self.membersOfPlatforms.keys.sorted().joined(separator: ", ")
          + "; files for others are written by `earshot export`")
    }
    self.members = members.union(["platform_name", "action_created"])
    self.node = node
  }

  /// The purposes each of which has an address of its own; empty where one is for all.
  var purposesWithAddresses: [String] {
    guard name == "google-ads" else { return [] }
    return (node["click_action"] == nil ? [] : ["clicks", "adjustments"])
      + (node["call_action"] == nil ? [] : ["calls"])
  }

  /// Whether it is told the names that rules give.
  func hearsNames() throws(InputError) -> Bool {
    RuleNames.areTold(to: name, under: try text("platform_name"))
  }

  func platform() throws(InputError) -> any Platform {
    switch name {
    case "google-ads":
      GoogleAdsRequests(
        customerID: try account("customer_id"), actions: try actions(), naming: try naming())
    case "google-data-manager":
      GoogleDataManagerRequests(
        accountID: try account("account_id"),
        loginAccountID: node["manager_id"] == nil ? nil : try account("manager_id"),
        actions: try actions(), naming: try naming(), validatesOnly: try flag("validate_only"))
    case "meta": MetaEvents(naming: try naming(), testCode: try text("test_code"))
    case "ga4": AnalyticsEvents(naming: try naming(standard: "generate_lead"))
    case "hubspot": HubSpotCalls(naming: try naming())
    case "invoca": InvocaSignals(naming: try naming(), callsAreInvocas: try flag("invocas_ids"))
    default: WebhookDocument(naming: try naming(), withContacts: try flag("with_contacts"))
    }
  }

  private func naming(standard: String? = nil) throws(InputError) -> ConversionNaming {
    ConversionNaming(
      platformName: try text("platform_name") ?? standard, createdAt: try created())
  }

  private func created() throws(InputError) -> Instant? {
    guard let node = node["action_created"] else { return nil }
    let text = try node.string()
    do { return try Instant(iso8601: text) } catch {
      throw node.error("is not a time", advice: "write it as 2026-10-03T14:22:00-04:00")
    }
  }

  private func actions() throws(InputError) -> GoogleConversionActions {
    let actions = GoogleConversionActions(
      clicks: try number("click_action"), calls: try number("call_action"))
    guard actions.clicks != nil || actions.calls != nil else {
      throw node.error("has no conversion action", advice: "give click_action or call_action")
    }
    return actions
  }

  /// Ten digits, with or without hyphens.
  private func account(_ member: String) throws(InputError) -> String {
    let node = try node.required(member)
    let digits = try node.string().filter { $0 != "-" }
    guard digits.utf8.count == 10, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw node.error("is no account's number", advice: #"write it as "123-456-7890""#)
    }
    return digits
  }

  private func number(_ member: String) throws(InputError) -> String? {
    guard let text = try text(member) else { return nil }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw node[member, or: node].error(
        "is no conversion action", advice: "its number is `ctId` in the address of its page")
    }
    return text
  }

  private func text(_ member: String) throws(InputError) -> String? {
    try node[member]?.string()
  }

  private func flag(_ member: String) throws(InputError) -> Bool {
    guard let node = node[member] else { return false }
    guard node.kind == JSONValue.flag(true).kind else {
      throw node.error("is \(node.kind), not true or false")
    }
    return node.isTrue
  }
}

extension JSONNode {
  fileprivate subscript(member: String, or other: JSONNode) -> JSONNode { self[member] ?? other }
}
