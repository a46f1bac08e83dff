import CallModel
import Diagnostics
import JSONText

/// The facts of a call that its vCon tells, as fields that rules can ask for.
struct VConFacts {
  /// The facts.
  private(set) var values = CallFacts()
  /// What could not be used, with its place.
  var remarks: [InputError] = []

  /// The value of the field at `path`.
  subscript(path: String) -> FieldValue? {
    get { values[path] }
    set { values[path] = newValue }
  }

  init(_ vCon: JSONNode, roles: VConRoles, dialogs: VConDialogs) throws(InputError) {
    let parties = try vCon.elements(of: "parties")
    if let caller = roles.party(who: .caller) {
      self["caller.number"] = try number(of: parties[caller])
    }
    if let agent = roles.party(who: .agent) {
      self["agent.number"] = try number(of: parties[agent])
      self["agent.id"] = try parties[agent]["name"].map { name throws(InputError) in
        .text(try name.string())
      }
    }
    if let id = try vCon["uuid"]?.string() { self["custom.vcon_uuid"] = .text(id) }
    try takeTimes(dialogs)
    for node in dialogs.nodes { try takeOutcome(of: node, roles: roles) }
  }

  /// When the first dialog began, and how long it took until the last ended.
  private mutating func takeTimes(_ dialogs: VConDialogs) throws(InputError) {
    var starts: [Instant] = []
    var endMs: Int64 = 0
    for node in dialogs.nodes {
      let lengthMs = Int64(try node["duration"]?.secondsAsMs() ?? 0)
      guard let start = try dialogs.start(of: node) else { continue }
      starts.append(start)
      endMs = max(endMs, start.unixMs + lengthMs)
    }
    guard let first = starts.min(by: { $0.unixMs < $1.unixMs }) else { return }
    self["call.started"] = .instant(first)
    if endMs > first.unixMs { self["call.duration"] = .duration(ms: endMs - first.unixMs) }
  }

  /// What the type of a dialog and how it ended tell of the call.
  private mutating func takeOutcome(of node: JSONNode, roles: VConRoles) throws(InputError) {
    switch try node["type"]?.string() {
    case "transfer": self["call.transferred"] = .flag(true)
    case "incomplete":
      self["call.answered"] = .flag(false)
      if try node["disposition"]?.string() == "voicemail-no-message" {
        self["call.voicemail"] = .flag(true)
      }
    default: break
    }
    guard self["call.direction"] == nil, let originator = try node["originator"]?.count() else {
      return
    }
    switch roles.speaker(of: originator) {
    case .caller: self["call.direction"] = .choice("inbound")
    case .agent: self["call.direction"] = .choice("outbound")
    case .unknown: break
    }
  }

  /// The number of a party, which may be written as an address: `tel:+1-212-555-0100;ext=2`.
  private mutating func number(of party: JSONNode) throws(InputError) -> FieldValue? {
    guard let node = party["tel"] else { return nil }
    var text = try node.string()[...]
    if text.lowercased().hasPrefix("tel:") { text = text.dropFirst("tel:".count) }
    if let number = PhoneNumber(text.prefix { $0 != ";" }) { return .phone(number) }
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    remarks.append(
      node.error(
        "does not say which country it belongs to: `\(String(text).shown(limit: 40))`",
        advice: "write + and the country code first, for example +1 212 555 0100"))
    return nil
  }
}
