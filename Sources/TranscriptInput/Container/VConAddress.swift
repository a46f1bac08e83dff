public import Diagnostics
import JSONText

/// A web address that a vCon names, where it has its recording or a transcript.
public struct VConAddress: Sendable, Hashable {
  /// The address, as it is written.
  public let url: String
  private let file: String
  private let place: String

  init(_ node: JSONNode) throws(InputError) {
    url = try node.string()
    file = node.file
    place = node.path
  }

  /// An error at the place where the address stands.
  public func error(_ reason: String, advice: String? = nil) -> InputError {
    InputError(path: file, at: .jsonPath(place), reason: reason, advice: advice)
  }
}

extension VConAddress {
  /// That `what` is there alone, and nothing is fetched.
  public func notFetched(_ what: String) -> InputError {
    error(
      "the \(what) is at a web address, and nothing is fetched unless it is allowed",
      advice: "lay it beside the vCon, or let `earshot run --allow-fetch HOST` fetch it")
  }
}
