import AttributionStore
public import Diagnostics
import PlatformExport

/// A destination to which something can be sent: its address is one, and its secrets are there.
public struct ReadyDestination: Sendable {
  /// The name.
  public let name: String
  /// The platform.
  public let platform: String
  let timeLimit: Duration
  private let addresses: [String: PostAddress]
  private let source: DestinationAddresses
  private let headers: [PostRequest.Header]
  private let secrets: [WebhookSecret]

  /// Reads the secrets of `destination`.
  ///
  /// - Parameters:
  ///   - file: the file of destinations, for messages.
  ///   - environment: the variables among which some may be.
  /// - Throws: which secret is missing or is none, or that the address or a header is none with it.
  public init(
    _ destination: Destination, of file: String, environment: [String: String]
  ) throws(InputError) {
    name = destination.name
    platform = destination.platform.name
    timeLimit = destination.timeLimit
    func error(_ part: String, _ reason: String, _ advice: String? = nil) -> InputError {
      InputError(
        path: file, at: .jsonPath("\(destination.name).\(part)"), reason: reason, advice: advice)
    }
    var values: [String: String] = [:]
    for (name, source) in destination.secrets {
      values[name] = try source.read(from: environment)
    }
    source = destination.addresses
    var addresses: [String: PostAddress] = [:]
    for (member, address) in destination.addresses.all {
      do throws(PostAddress.Fault) {
        addresses[address] = try PostAddress(Self.filled(address, with: values))
      } catch {
        // The address itself may be secret, so it is not shown.
        throw InputError(
          path: file, at: .jsonPath("\(destination.name).\(member)"), reason: error.reason)
      }
    }
    self.addresses = addresses
    headers = try destination.headers.map { (header) throws(InputError) in
      guard let header = PostRequest.Header(header.name, Self.filled(header.value, with: values))
      else {
        throw error("headers.\(header.name)", "is no header", "write it in visible ASCII")
      }
      return header
    }
    secrets = try destination.signing.map { (source) throws(InputError) in
      let text = try source.read(from: environment)
      do throws(WebhookSecret.Fault) {
        return try WebhookSecret(text)
      } catch {
        throw InputError(
          path: source.place, reason: error.reason,
          advice: "make one: (umask 077; openssl rand -base64 32 > webhook.secret)")
      }
    }
  }

  /// The request for `delivery`, as it is sent at a time; `nil` where there is no address for its purpose.
  func request(for delivery: LeasedDelivery, unixSeconds: Int64) -> PostRequest? {
    guard let address = source.address(for: delivery.purpose).flatMap({ addresses[$0] }) else {
      return nil
    }
    // Platforms have keys of their own in the body.
    let isWebhook = platform == "webhook" || !secrets.isEmpty
    let signature =
      isWebhook
      ? WebhookSignature.headers(
        id: delivery.idempotencyKey, unixSeconds: unixSeconds, body: delivery.body,
        secrets: secrets) : []
    let own =
      [PostRequest.Header("Content-Type", delivery.contentType)].compactMap(\.self) + signature
    let named = Set(headers.map { $0.name.lowercased() })
    // What the file names counts.
    return PostRequest(
      to: address, headers: headers + own.filter { !named.contains($0.name.lowercased()) },
      body: delivery.body)
  }

  /// `text` with the secrets in the places of their names.
  private static func filled(_ text: String, with secrets: [String: String]) -> String {
    secrets.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
