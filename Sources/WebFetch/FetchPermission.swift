public import Diagnostics

/// The hosts from which files may be fetched. Nothing is fetched from any other, by a redirect neither.
public struct FetchPermission: Sendable, Hashable {
  private let places: Set<Place>

  private struct Place: Hashable {
    let host: String
    let port: Int
  }

  /// Permission for `hosts`, each as `media.example.com` or `media.example.com:8443`; without a port it
  /// is 443. A name stands for itself alone, not for the names below it.
  ///
  /// - Parameter origin: where the hosts are named, for the message.
  /// - Throws: which of them is no host.
  public init(hosts: [String], from origin: String) throws(InputError) {
    var places: Set<Place> = []
    for text in hosts {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2, let host = parts.first.flatMap({ HostName($0) }),
        let port = parts.count == 2 ? HostName.port(parts[1]) : 443
      else {
        throw InputError(
          path: origin, reason: "`\(text)` is no host",
          advice: "name it as media.example.com or media.example.com:8443, without https://")
      }
      places.insert(Place(host: host.text, port: port))
    }
    self.places = places
  }

  /// Whether `address` may be fetched.
  public func allows(_ address: WebAddress) -> Bool {
    places.contains(Place(host: address.host, port: address.port))
  }
}

extension WebAddress {
  /// How the host is named where it is allowed: with its port, if that is not 443.
  public var allowedAs: String { port == 443 ? host : "\(host):\(port)" }
}
