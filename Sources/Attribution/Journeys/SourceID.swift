/// The number of a source in its ``SourceTable``.
public struct SourceID: Sendable, Hashable, Comparable {
  /// From 0, in the order of the sources.
  public let rawValue: Int32

  init(_ rawValue: Int32) { self.rawValue = rawValue }

  /// The one whose source sorts first.
  public static func < (left: SourceID, right: SourceID) -> Bool { left.rawValue < right.rawValue }
}
