/// Where requests of a destination go: all to one address, or each to that of its purpose.
enum DestinationAddresses: Sendable, Hashable {
  /// One for all.
  case one(String)
  /// By purposes.
  case byPurpose([String: String])

  /// The address for requests that are for `purpose`, if there is one.
  func address(for purpose: String) -> String? {
    switch self {
    case .one(let address): address
    case .byPurpose(let addresses): addresses[purpose]
    }
  }

  /// All of them, each with the name of its member in the file.
  var all: [(member: String, address: String)] {
    switch self {
    case .one(let address): [("address", address)]
    case .byPurpose(let addresses):
      addresses.sorted { $0.key < $1.key }.map { ("address.\($0.key)", $0.value) }
    }
  }
}
