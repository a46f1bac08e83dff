public import CallModel

/// Somebody as a user names them.
public enum PersonReference: Sendable, Hashable {
  /// Whoever has this name.
  case name(PersonName)
  /// Whoever made this call.
  case call(String)
}

/// What a user wrote to name somebody, and everything that it can mean.
public struct PersonSearch: Sendable, Hashable {
  /// As it was written.
  public let text: String
  /// What it can mean; which of them is known, the store says.
  public let candidates: [PersonReference]
  /// Whether the kind of name was written before it: `visitor:v-1`.
  public let namesKind: Bool
  /// Whether it is a number or an address that cannot be looked up without the key.
  public let needsKey: Bool
  /// The telephone number that it can be; `nil` if it can be none.
  public let number: PhoneNumber?

  /// `text` as a call's id, a telephone number, an e-mail address, a visitor's id or a customer number, or as
  /// what is written before it: `call:`, `phone:`, `email:`, `visitor:`, `customer:`. Numbers and addresses
  /// are looked up under `key`.
  public init(_ text: String, key: ContactKey?) {
    self.text = text
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let kind = parts.count == 2 ? PersonName.Kind(rawValue: parts[0]) : nil
    let isCall = parts.count == 2 && parts[0] == "call"
    namesKind = kind != nil || isCall
    let written = namesKind ? parts[1] : text
    let contacts = Self.contacts(written).filter { kind == nil || $0.kind == kind }
    needsKey = key == nil && !contacts.isEmpty && !isCall
    number = contacts.contains { $0.kind == .phone } && !isCall ? PhoneNumber(written) : nil
    var candidates: [PersonReference] = []
    if let key {
      candidates += contacts.map { .name(PersonName($0.kind, key.name(of: $0.text))) }
    }
    switch kind {
    case nil where isCall: candidates = [.call(written)]
    case nil:
      candidates += [
        .call(written), .name(PersonName(.visitor, written)), .name(PersonName(.customer, written)),
      ]
    case .visitor?, .customer?: candidates = kind.map { [.name(PersonName($0, written))] } ?? []
    case .email?, .phone?: break
    }
    self.candidates = candidates
  }

  /// The number or the address that `text` is, as it is kept under the key.
  private static func contacts(_ text: String) -> [PersonName] {
    if let number = PhoneNumber(text) { return [PersonName(.phone, number.e164)] }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return [] }
    return [PersonName(.email, text.lowercased())]
  }
}
