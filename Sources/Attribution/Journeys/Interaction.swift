/// How somebody met a campaign.
public enum Interaction: UInt8, Sendable, Hashable, Codable, CaseIterable {
  /// It was seen: an impression, an opened e-mail.
  case view
  /// Something was done: a click, a visit, a chat, a form, a call.
  case click
}
