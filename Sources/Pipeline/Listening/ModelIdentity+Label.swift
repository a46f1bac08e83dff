import ContentHash
public import PhoneticIndex

extension ModelIdentity {
  /// How a model is named in results and to people: its name, and enough of its digest to tell two of
  /// that name apart.
  public var label: String { "\(name) \(digest.hex.prefix(8))" }
}
