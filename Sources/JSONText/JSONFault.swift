/// Where a text stops being JSON, and why.
public struct JSONFault: Error, Equatable {
  /// Bytes before the place.
  public let offset: Int
  /// What is wrong there, lower case, one line: "a name in quotes should be here".
  public let reason: String
  /// Whether the text ends before the value does: then the rest may have been cut off.
  public let isCutOff: Bool

  /// A fault with all its parts.
  public init(offset: Int, reason: String, isCutOff: Bool) {
    self.offset = offset
    self.reason = reason
    self.isCutOff = isCutOff
  }
}
