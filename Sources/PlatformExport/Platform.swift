public import CallModel

/// A service that takes conversions: what it accepts, and how it wants to be told.
public protocol Platform: Sendable {
  /// Its name in commands and in the store, such as `google-clicks`.
  var name: String { get }

  /// What its requests are for, the main purpose first; where it has one only, it need not be named.
  var purposes: [String] { get }

  /// Why it would not take this change now, or would take it wrongly; empty where it may go.
  ///
  /// What can be seen only among several changes, such as doubles, `ExportPlan` checks.
  func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection]

  /// What has to differ between any two changes that go out together; `nil` where nothing has to.
  func dedupeKey(of change: ConversionChange) -> String?

  /// The requests or files that tell it of changes to which there is no objection, in their order, none of
  /// them larger than it takes.
  func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest]
}

extension Platform {
  /// Nothing: all requests are for one purpose.
  public var purposes: [String] { [] }
}
