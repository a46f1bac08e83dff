/// A click on an advertisement, as its platform names it.
public struct AdClick: Sendable, Hashable {
  /// The names that platforms give to clicks.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Google's click.
    case gclid
    /// Google's click from an app to the web.
    case gbraid
    /// Google's click from the web to an app.
    case wbraid
    /// Microsoft's click.
    case msclkid
    /// Meta's click.
    case fbclid
  }

  /// Whose name it is.
  public let kind: Kind
  /// The name, as it stood in the address of the page.
  public let id: String
  /// When the visit began that the click led to.
  public let at: Instant
  /// Whether it led to the visit which the call came from; else it is the person's last one of its kind.
  public let isOfVisit: Bool

  /// A click.
  public init(kind: Kind, id: String, at: Instant, isOfVisit: Bool = false) {
    self.kind = kind
    self.id = id
    self.at = at
    self.isOfVisit = isOfVisit
  }
}
