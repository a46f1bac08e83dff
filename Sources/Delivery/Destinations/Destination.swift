public import AttributionStore
public import PlatformExport

/// Somebody who is told of conversions, as the file of destinations describes it.
public struct Destination: Sendable {
  /// The name under which it is known to commands and to the store.
  public let name: String
  /// How it wants to be told.
  public let platform: any Platform
  /// Whether it is told the names that rules give, and not one for all.
  public let hearsNames: Bool
  /// Which conversions it is told of.
  public let query: ConversionQuery
  /// The addresses as the file has them: names in braces stand for secrets.
  let addresses: DestinationAddresses
  /// Whether the bodies that it gets may hold contacts in clear.
  public let hasContacts: Bool
  let headers: [(name: String, value: String)]
  let secrets: [String: SecretSource]
  /// The secrets by which requests are signed, each of them.
  let signing: [SecretSource]
  /// How long it may take to answer.
  let timeLimit: Duration

  /// The address for requests that are for `purpose`, as the file has it: names in braces stand for secrets.
  public func address(for purpose: String) -> String { addresses.address(for: purpose) ?? "" }

  /// The headers as the file has them: names in braces stand for secrets.
  public var shownHeaders: [String] { headers.map { "\($0.name): \($0.value)" } }

  /// Whether requests are signed.
  public var isSigned: Bool { !signing.isEmpty }
}
