import CallModel

/// What curl writes to its standard error: what went wrong, and what the server said before the body.
struct PostReport {
  /// Asks curl for its report; the body alone goes to its standard output.
  static let format = "%{stderr}\nstatus %{http_code}\nretry-after %header{retry-after}\n"

  /// The code of the answer; 0 where there was none.
  let status: Int
  /// When the server wants to be asked again.
  let retryAfter: PostAnswer.RetryAfter?
  /// What went wrong, in curl's words.
  let message: String

  init(_ errors: [UInt8]) {
    var status = 0
    var retryAfter: PostAnswer.RetryAfter?
    var message: String?
    for line in String(decoding: errors, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("status ") {
        status = Int(line.dropFirst("status ".count)) ?? 0
      } else if line.hasPrefix("retry-after ") {
        retryAfter = Self.retryAfter(line.dropFirst("retry-after ".count))
      } else if message == nil {
        message = Self.withoutCode(line)
      }
    }
    self.status = status
    self.retryAfter = retryAfter
    self.message = message ?? "curl does not say why"
  }

  /// Seconds, or a time as HTTP writes it: `Wed, 21 Oct 2026 07:28:00 GMT`.
  private static func retryAfter(_ text: Substring) -> PostAnswer.RetryAfter? {
    let text = text.filter { $0 != "\r" }
    if let seconds = Int(text) { return seconds < 0 ? nil : .seconds(seconds) }
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT",
      let month = months.firstIndex(of: String(parts[2]))
    else { return nil }
    let number = String(month + 1)
    let twoDigits = number.count == 1 ? "0" + number : number
    return (try? Instant(iso8601: "\(parts[3])-\(twoDigits)-\(parts[1])T\(parts[4])Z"))
      .map { .unixSeconds($0.unixMs / 1000) }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `curl: (7) Failed to connect …` without what stands before the words.
  private static func withoutCode(_ line: Substring) -> String {
    guard line.hasPrefix("curl: ("), let end = line.firstIndex(of: ")") else { return String(line) }
    return String(line[line.index(after: end)...].drop { $0 == " " })
  }
}
