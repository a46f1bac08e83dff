import WebFetch

/// Where something is sent: an https address, or an http address of this machine itself.
public struct PostAddress: Sendable, Hashable {
  /// The address as it is written, with what is secret in it.
  public let text: String
  /// Whether nothing leaves this machine, so that it may go without encryption.
  public let isOfThisMachine: Bool

  /// Why a text is no address to send to.
  public struct Fault: Error, Hashable {
    /// What is wrong, in the user's words.
    public let reason: String
  }

  /// The address that `text` writes.
  ///
  /// - Throws: what is wrong with it.
  public init(_ text: String) throws(Fault) {
    let plain = "http://"
    let isPlain = text.lowercased().hasPrefix(plain)
    guard isPlain || text.lowercased().hasPrefix("https://") else {
      throw Fault(reason: "is no https address, and nothing is sent to any other")
    }
    // What is said of hosts, ports and signs is the same for both.
    let address: WebAddress
    do throws(WebAddress.Fault) {
      address = try WebAddress(isPlain ? "https://" + text.dropFirst(plain.count) : text)
    } catch {
      throw Fault(reason: error.reason)
    }
    guard !isPlain || Self.thisMachine.contains(address.host) else {
      throw Fault(reason: "is not encrypted: begin it with https://")
    }
    self.text = text
    isOfThisMachine = isPlain
  }

  private static let thisMachine: Set<String> = ["localhost", "127.0.0.1"]
}
