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
      advice: "--allow-fetch HOST allows it, or lay it beside the vCon")
  }
}

/// The web addresses whose files are needed to read a vCon.
public struct VConAddresses: Sendable, Hashable {
  /// Where its recording is, if it is nowhere else.
  public let recording: VConAddress?
  /// Where its transcripts are, if it holds none.
  public let transcripts: [VConAddress]
}

/// What was fetched from the web addresses of a vCon: nothing, unless the user has allowed it.
public struct FetchedFiles: Sendable {
  /// Nothing was fetched.
  public static let none = FetchedFiles()

  private var files: [String: [UInt8]] = [:]

  /// Nothing yet.
  public init() {}

  /// What lay at `address`.
  public subscript(address: VConAddress) -> [UInt8]? {
    get { files[address.url] }
    set { files[address.url] = newValue }
  }
}
