import ChildProcesses
public import Diagnostics

/// Sends requests over https, by `curl`.
///
/// As `WebFetcher` does, it starts curl with arguments that are always the same and without a shell. Address and
/// headers go to its standard input and the body to a file in memory, so that nobody else on the machine sees
/// what is secret in them. Redirects are not followed: what is meant for one is not sent to another.
public struct Poster: Sendable {
  private let program: String
  private let authority: String?
  private let environment: [String: String]

  /// How much of an answer is read: the end of it. What Google says of 2,000 conversions that it refuses takes one or two
  /// megabytes.
  private static let answerBytes = 1 << 24

  /// A poster.
  ///
  /// - Parameters:
  ///   - authority: a file of certificates in PEM, which count instead of the system's.
  ///   - environment: the variables that curl sees; `PATH` says where it lies.
  ///   - origin: what the user has asked by, for messages.
  /// - Throws: that there is no curl.
  public init(
    authority: String? = nil, environment: [String: String], from origin: String
  ) throws(InputError) {
    self.authority = authority
    self.environment = environment
    program = try ProgramPath.find(
      "curl", in: environment["PATH"] ?? "", from: origin, advice: "apt-get install -y curl")
  }

  /// Sends `request` and waits at most `timeLimit` for the answer; `nil` if the task was cancelled.
  ///
  /// - Throws: that curl cannot be started.
  public func post(
    _ request: PostRequest, timeLimit: Duration
  ) async throws(InputError) -> PostAnswer? {
    let process = ChildProcess(
      program: program, arguments: arguments(for: request), environment: environment,
      input: Array(Self.settings(of: request).utf8), attachment: Array(request.body.utf8),
      limits: ChildProcess.Limits(time: timeLimit, output: .last(Self.answerBytes)))
    let outcome = try await process.run()
    switch outcome.ending {
    case .cancelled: return nil
    case .timedOut, .printedTooMuch:
      return .nothing(reason: "no answer within \(timeLimit.components.seconds) s")
    case .killed(let signal): return .nothing(reason: "curl was ended by signal \(signal)")
    case .exited(let code):
      let report = PostReport(outcome.errors)
      // A server that has answered and hangs up in the middle of its words has answered.
      guard report.status > 0, code == 0 || Self.hungUp.contains(code) else {
        return .nothing(reason: report.message)
      }
      return .answered(
        status: report.status, retryAfter: report.retryAfter,
        body: String(decoding: outcome.output, as: UTF8.self))
    }
  }

  /// curl's codes for an answer that was cut off.
  private static let hungUp: Set<Int32> = [18, 56, 92]

  /// The same for every address, but for the protocol.
  private func arguments(for request: PostRequest) -> [String] {
    let isLocal = request.address.isOfThisMachine
    return [
      // First of all, as curl wants it: no file of settings counts.
      "--disable", "--config", "-", "--proto", isLocal ? "=http" : "=https", "--globoff",
      "--silent", "--show-error", "--connect-timeout", "15",
      "--data-binary", "@" + ChildProcess.attachmentPath, "--write-out", PostReport.format,
    ] + (isLocal ? ["--noproxy", "*"] : []) + (authority.map { ["--cacert", $0] } ?? [])
  }

  /// What is secret: the address and the headers.
  private static func settings(of request: PostRequest) -> String {
    // Without `Expect`, curl would wait for a server's leave to send a long body.
    let headers = request.headers.map { "\($0.name): \($0.value)" } + ["Expect:"]
    return "url = \(quoted(request.address.text))\n"
      + headers.map { "header = \(quoted($0))\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
