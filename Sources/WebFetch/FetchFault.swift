/// Why a file is not to be had from the web.
public enum FetchFault: Error, Sendable, Hashable {
  /// The host is not among those that may be asked.
  case notAllowed(WebAddress)
  /// A redirect leads to what is no address that can be fetched.
  case badRedirect(WebAddress.Fault)
  /// More redirects than are followed.
  case tooManyRedirects
  /// The server has answered, and not with the file.
  case status(Int)
  /// The file is larger than the limit, in bytes.
  case tooLarge(Int)
  /// It took longer than the limit.
  case tookTooLong(Duration)
  /// The server is not who it says, as far as the known certificates tell.
  case notTrusted(String)
  /// curl cannot be started.
  case notStarted(String)
  /// Something else, in curl's words.
  case notFetched(String)

  /// The fault behind an exit code of curl's.
  init(curl code: Int32, _ message: String, maxBytes: Int) {
    switch code {
    case 63: self = .tooLarge(maxBytes)
    case 51, 58, 60, 77, 82, 83, 90, 91: self = .notTrusted(message)
    default: self = .notFetched(message)
    }
  }

  /// What is wrong, in the user's words.
  public var reason: String {
    switch self {
    case .notAllowed(let address):
      "cannot be fetched: `\(address.allowedAs)` is not among the hosts that may be asked"
    case .badRedirect(let fault): "cannot be fetched: the address that it leads to \(fault.reason)"
    case .tooManyRedirects:
      "cannot be fetched: it leads from address to address, more than \(WebFetcher.maxRedirects) times"
    case .status(let code): "cannot be fetched: the server answers \(code)"
    case .tooLarge(let limit): "is too large to be fetched: the limit is \(limit) bytes"
    case .tookTooLong(let limit):
      "cannot be fetched: it was not here after \(limit.components.seconds) s"
    case .notTrusted(let message), .notFetched(let message):
      "cannot be fetched: \(message)"
    case .notStarted(let reason): "cannot be fetched: curl \(reason)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .notAllowed(let address): "--allow-fetch \(address.allowedAs) allows it"
    case .notTrusted: "name the certificate of a private authority with --fetch-ca"
    case .status(401), .status(403): "its time may be over: get a new address"
    default: nil
    }
  }
}
