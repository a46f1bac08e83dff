import Foundation

/// Everything that a store holds, as text.
struct StoreDump: Equatable {
  let text: String

  /// Dumps the store at `path` with Debian's `sqlite3`: schema and rows.
  init(path: String) throws {
    text = try Self.sqlite([path, ".dump"])
  }

  /// The rows that a query gives, columns joined with `|`.
  static func rows(_ path: String, _ query: String) throws -> [String] {
    try sqlite([path, query]).split(separator: "\n").map(String.init)
  }

  /// `sqlite3` is missing (`tools/setup test` installs it), or the store cannot be read now.
  struct Failure: Error {
    let arguments: [String]
  }

  private static func sqlite(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", "-bail"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
    return String(decoding: data, as: UTF8.self)
  }
}
