public import CallModel

/// What a platform gets in one go: the content of a file to upload, or the body of a request.
public struct ExportRequest: Sendable, Hashable {
  /// How the body is written.
  public enum Format: String, Sendable, Hashable {
    /// `text/csv`, UTF-8.
    case csv
    /// `application/json`.
    case json
  }

  /// What it is for, where a platform takes several kinds: `clicks`, `calls`, `adjustments`.
  public let purpose: String
  /// How the body is written.
  public let format: Format
  /// The body, to the byte.
  public let body: String
  /// What it tells, in order.
  public let changes: [ConversionChange]

  /// A request with all its parts.
  public init(purpose: String, format: Format, body: String, changes: [ConversionChange]) {
    self.purpose = purpose
    self.format = format
    self.body = body
    self.changes = changes
  }

  /// What `Content-Type` says of it.
  public var contentType: String {
    switch format {
    case .csv: "text/csv; charset=utf-8"
    case .json: "application/json"
    }
  }
}
