/// Whether something was said or denied, as far as the words around it tell: *I want a card* and *I
/// don't want a card*.
public enum Polarity: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing near it denies it.
  case affirmed
  /// It is denied: *not*, *never*, *don't* stand before it, or *않다* behind it.
  case negated
  /// A denial stands there that may mean the contrary (*don't forget*, *why don't you*, two denials).
  /// Rules take it as affirmed.
  case unclear
}
