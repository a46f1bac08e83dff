/// What is written to one file: the requests of a platform that are for the same purpose.
public struct ExportFile: Sendable, Hashable {
  /// What stands before the ending of the file's name; `nil` for the platform's main purpose.
  public let suffix: String?
  /// A CSV file as it is uploaded, or JSON with a request on each line.
  public let content: String

  /// The files that `requests` to `platform` make, in the order of its purposes.
  public static func files(
    of requests: [ExportRequest], to platform: some Platform
  ) -> [ExportFile] {
    var order: [String] = []
    var contents: [String: String] = [:]
    for request in requests {
      if contents[request.purpose] == nil { order.append(request.purpose) }
      contents[request.purpose, default: ""] +=
        request.format == .csv ? request.body : request.body + "\n"
    }
    return order.map { purpose in
      let place = platform.purposes.firstIndex(of: purpose) ?? 0
      return ExportFile(suffix: place > 0 ? purpose : nil, content: contents[purpose] ?? "")
    }
  }
}
