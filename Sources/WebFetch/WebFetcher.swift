import ChildProcesses
public import Diagnostics

/// Fetches files from hosts that the user has allowed, over https alone.
///
/// It starts `curl`, which every system has and which knows its certificates and proxies: with arguments
/// that are always the same, without a shell, and with the address on its standard input, where nobody
/// else on the machine sees what is secret in it.
public struct WebFetcher: Sendable {
  /// What may be fetched.
  public let permission: FetchPermission
  private let program: String
  private let authority: String?
  private let environment: [String: String]
  private let timeLimit: Duration

  /// How many redirects are followed.
  static let maxRedirects = 5

  /// A fetcher.
  ///
  /// - Parameters:
  ///   - authority: a file of certificates in PEM, which count instead of the system's.
  ///   - environment: the variables that curl sees; `PATH` says where it lies.
  ///   - origin: what the user has asked by, for messages.
  ///   - timeLimit: how long one file may take.
  /// - Throws: that there is no curl.
  public init(
    _ permission: FetchPermission, authority: String? = nil, environment: [String: String],
    from origin: String, timeLimit: Duration = .seconds(600)
  ) throws(InputError) {
    self.permission = permission
    self.authority = authority
    self.environment = environment
    self.timeLimit = timeLimit
    program = try ProgramPath.find(
      "curl", in: environment["PATH"] ?? "", from: origin, advice: "apt-get install -y curl")
  }

  /// What lies at `address`, at most `maxBytes`; `nil` if the task was cancelled.
  ///
  /// - Throws: why it is not to be had: a host that is not allowed, here or where a redirect leads, a
  ///   server that is not who it says, an answer other than 200, too many bytes, too long a wait.
  public func bytes(
    at address: WebAddress, maxBytes: Int
  ) async throws(FetchFault) -> [UInt8]? {
    var address = address
    for _ in 0...Self.maxRedirects {
      guard permission.allows(address) else { throw .notAllowed(address) }
      switch try await answer(from: address, maxBytes: maxBytes) {
      case .none: return nil
      case .file(let bytes)?: return bytes
      case .redirect(let target)?:
        do throws(WebAddress.Fault) {
          address = try WebAddress(target)
        } catch {
          throw .badRedirect(error)
        }
      }
    }
    throw .tooManyRedirects
  }

  private enum Answer {
    case file([UInt8])
    case redirect(String)
  }

  /// What one server says; `nil` if the task was cancelled.
  private func answer(
    from address: WebAddress, maxBytes: Int
  ) async throws(FetchFault) -> Answer? {
    let process = ChildProcess(
      program: program, arguments: arguments(maxBytes: maxBytes), environment: environment,
      input: Array("url = \"\(address.text)\"\n".utf8),
      limits: ChildProcess.Limits(time: timeLimit, output: .first(maxBytes)))
    let outcome: ChildProcess.Outcome
    do throws(InputError) {
      outcome = try await process.run()
    } catch {
      throw .notStarted(error.reason)
    }
    switch outcome.ending {
    case .cancelled: return nil
    case .timedOut: throw .tookTooLong(timeLimit)
    case .printedTooMuch: throw .tooLarge(maxBytes)
    case .killed(let signal): throw .notFetched("curl was ended by signal \(signal)")
    case .exited(let code):
      let report = CurlReport(outcome.errors)
      guard code == 0 else { throw FetchFault(curl: code, report.message, maxBytes: maxBytes) }
      switch report.status {
      case 200: return .file(outcome.output)
      case 301, 302, 303, 307, 308:
        guard let target = report.redirect else { throw .status(report.status) }
        return .redirect(target)
      default: throw .status(report.status)
      }
    }
  }

  /// The same for every file, but for the limit.
  private func arguments(maxBytes: Int) -> [String] {
    [
      // First of all, as curl wants it: no file of settings counts.
      "--disable", "--config", "-", "--proto", "=https", "--globoff", "--silent", "--show-error",
      "--connect-timeout", "15", "--speed-limit", "100", "--speed-time", "60",
      "--max-filesize", String(maxBytes), "--write-out", CurlReport.format,
    ] + (authority.map { ["--cacert", $0] } ?? [])
  }
}
