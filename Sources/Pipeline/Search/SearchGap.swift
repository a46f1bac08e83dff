public import Diagnostics

/// A call that could not be searched, in part or at all, and why: what nobody looked into was not
/// found to be absent.
public struct SearchGap: Sendable, Hashable {
  /// The call's id.
  public let callID: String
  /// Why.
  public let reason: Reason

  /// A gap in the call `callID`.
  public init(callID: String, reason: Reason) {
    self.callID = callID
    self.reason = reason
  }

  /// Why something of a call could not be searched.
  public enum Reason: Sendable, Hashable {
    /// There is neither a recording nor a transcript.
    case nothingToSearch
    /// Its recording has no entry in the index.
    case notIndexed
    /// Its entry in the index is damaged, as the error says.
    case damaged(InputError)
    /// Its recording was heard by another model; it was searched in what that one heard.
    case olderModel(String)
    /// Its transcript's words are not in the store.
    case wordsNotKept
  }
}
