public import CallModel

/// Something to hand over to a destination in one go, with what it tells.
public struct DeliveryDraft: Sendable, Hashable {
  /// What it is for, where a platform takes several kinds.
  public let purpose: String
  /// What `Content-Type` says of it.
  public let contentType: String
  /// The body, to the byte.
  public let body: String
  /// Where it goes: the file, or the address without what is secret in it.
  public let place: String
  /// What it tells, in the order in which an answer counts them.
  public let changes: [Change]

  /// A change, and what the platform knows the conversion by.
  public struct Change: Sendable, Hashable {
    /// What is told.
    public let change: ConversionChange
    /// What has to differ between two of them; `nil` where nothing has to.
    public let dedupeKey: String?

    /// A change.
    public init(_ change: ConversionChange, dedupeKey: String?) {
      self.change = change
      self.dedupeKey = dedupeKey
    }
  }

  /// A draft with all its parts.
  public init(
    purpose: String, contentType: String, body: String, place: String, changes: [Change]
  ) {
    self.purpose = purpose
    self.contentType = contentType
    self.body = body
    self.place = place
    self.changes = changes
  }
}
