/// What curl writes to its standard error: what went wrong, and what the server said.
struct CurlReport {
  /// Asks curl for its report; the body alone goes to its standard output.
  static let format = "%{stderr}\nstatus %{http_code}\nredirect %{redirect_url}\n"

  /// The code of the answer; 0 where there was none.
  let status: Int
  /// Where a redirect leads.
  let redirect: String?
  /// What went wrong, in curl's words.
  let message: String

  init(_ errors: [UInt8]) {
    var status = 0
    var redirect: String?
    var message: String?
    for line in String(decoding: errors, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("status ") {
        status = Int(line.dropFirst("status ".count)) ?? 0
      } else if line.hasPrefix("redirect ") {
        redirect = String(line.dropFirst("redirect ".count))
      } else if message == nil {
        message = Self.withoutCode(line)
      }
    }
    self.status = status
    self.redirect = redirect
    self.message = message ?? "curl does not say why"
  }

  /// `curl: (60) SSL certificate problem: …` without what stands before the words.
  private static func withoutCode(_ line: Substring) -> String {
    guard line.hasPrefix("curl: ("), let end = line.firstIndex(of: ")") else { return String(line) }
    return String(line[line.index(after: end)...].drop { $0 == " " })
  }
}
