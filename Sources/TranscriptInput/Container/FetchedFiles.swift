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
