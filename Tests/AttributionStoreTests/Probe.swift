import Foundation
import Testing

/// The program `StoreKillProbe`, which the package builds beside the tests.
final class Probe {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts booking the steps `first...last` into calls `prefix-0`, `prefix-1`, …
  init(store: String, prefix: String, first: Int, last: Int, callCount: Int) throws {
    process.executableURL = try Self.executable()
    process.arguments = [store, prefix, "\(first)", "\(last)", "\(callCount)"]
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  private static func executable() throws -> URL {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let probe = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("StoreKillProbe")
    try #require(
      FileManager.default.isExecutableFile(atPath: probe.path),
      "StoreKillProbe is not built beside \(tests)")
    return probe
  }

  /// Waits until it has booked once, then `delayMs` longer, kills it without warning, and returns
  /// the lines that it had written.
  func kill(afterFirstBookingAndMs delayMs: Int) -> [Substring] {
    let beginning = output.fileHandleForReading.availableData
    usleep(UInt32(delayMs) * 1000)
    Glibc.kill(process.processIdentifier, SIGKILL)
    return wait(after: beginning)
  }

  /// Waits until it is done, and returns the lines that it wrote.
  func wait(after beginning: Data = Data()) -> [Substring] {
    let rest = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: beginning + rest, as: UTF8.self).split(separator: "\n")
  }

  /// What it complained about.
  var complaint: String {
    String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// Whether it was killed.
  var wasKilled: Bool { process.terminationReason == .uncaughtSignal }
}
