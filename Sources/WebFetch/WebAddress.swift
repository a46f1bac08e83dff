/// A web address in a file that comes from anybody: nothing but https, to a host that is named plainly.
///
/// What could be read in two ways is none: a name and a password, blanks, signs that are not of ASCII,
/// quotes and backslashes. So whoever looks at the host sees the one that is spoken to.
public struct WebAddress: Sendable, Hashable {
  /// The address, as it is written.
  public let text: String
  /// The host in small letters, without a full stop at its end.
  public let host: String
  /// The port, 443 where none is written.
  public let port: Int

  /// The longest address that is taken.
  static let maxBytes = 8192

  /// Why a text is no address that can be fetched.
  public struct Fault: Error, Hashable {
    /// What is wrong, in the user's words.
    public let reason: String
  }

  /// The address that `text` writes.
  ///
  /// - Throws: what is wrong with it.
  public init(_ text: String) throws(Fault) {
    guard text.utf8.count <= Self.maxBytes else {
      throw Fault(reason: "is longer than \(Self.maxBytes) bytes")
    }
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme) else {
      throw Fault(reason: "is no https address, and only those are fetched")
    }
    guard
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Set("\"\\`<>{}|^".utf8).contains($0) })
    else {
      throw Fault(reason: "holds signs that an address has to write as %20 and the like")
    }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = HostName(parts[0]) else {
      throw Fault(reason: "names no host such as media.example.com")
    }
    if parts.count == 2 {
      guard let port = HostName.port(parts[1]) else {
        throw Fault(reason: "has no port from 1 to 65535")
      }
      self.port = port
    } else {
      port = 443
    }
    self.text = text
    self.host = host.text
  }
}
