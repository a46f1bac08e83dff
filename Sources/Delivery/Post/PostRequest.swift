/// Something to send.
public struct PostRequest: Sendable, Hashable {
  /// Where to.
  public let address: PostAddress
  /// What stands before the body; names and values of visible ASCII.
  public let headers: [Header]
  /// The body, to the byte.
  public let body: String

  /// A name and its value.
  public struct Header: Sendable, Hashable {
    /// What stands before the colon.
    public let name: String
    /// What stands behind it.
    public let value: String

    /// A header; `nil` where the name or the value holds what could be read as another header.
    public init?(_ name: String, _ value: String) {
      let isToken = name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
      guard !name.isEmpty, isToken, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        return nil
      }
      self.name = name
      self.value = value
    }
  }

  /// A request with all its parts.
  public init(to address: PostAddress, headers: [Header], body: String) {
    self.address = address
    self.headers = headers
    self.body = body
  }
}
