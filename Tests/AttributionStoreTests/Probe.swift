import Foundation
import TestSupport
import Testing

/// The program `StoreKillProbe`, which the package builds beside the tests.
final class Probe {
  private let process: ChildProcess
  private var finished: ChildProcess.Finished?

  /// Starts booking the steps `first...last` into calls `prefix-0`, `prefix-1`, …
  init(store: String, prefix: String, first: Int, last: Int, callCount: Int) throws {
    process = try ChildProcess(
      Self.executable(), [store, prefix, "\(first)", "\(last)", "\(callCount)"])
  }

  /// Starts importing `ManyCalls` into a store, where no file can grow beyond `mostBytes`: the disk is full then, or
  /// the program `dies` at that write.
  init(importingInto store: String, mostBytes: Int? = nil, dies: Bool = false) throws {
    let limit = mostBytes.map { ["\($0)", dies ? "dead" : "full"] } ?? []
    process = try ChildProcess(Self.executable(), ["import", store] + limit)
  }

  private static func executable() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let probe = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("StoreKillProbe")
    try #require(
      FileManager.default.isExecutableFile(atPath: probe.path),
      "StoreKillProbe is not built beside \(tests)")
    return probe.path
  }

  /// Waits until it has booked once, then `delayMs` longer, kills it without warning, and returns
  /// the lines that it had written.
  func kill(afterFirstBookingAndMs delayMs: Int) -> [Substring] {
    // Half a minute at the most: a probe that never books shows as one without lines.
    for _ in 0..<30_000 where process.outputSoFar.isEmpty { usleep(1000) }
    usleep(UInt32(delayMs) * 1000)
    process.send(SIGKILL)
    return wait()
  }

  /// Waits until it is done, and returns the lines that it wrote.
  func wait() -> [Substring] {
    let finished = process.wait()
    self.finished = finished
    return String(decoding: finished.output, as: UTF8.self).split(separator: "\n")
  }

  /// What it complained about, once it is done.
  var complaint: String { finished?.errors ?? "" }

  /// Whether it died at a write beyond its limit.
  var diedOfItsLimit: Bool { finished?.signal == SIGXFSZ }

  /// Whether it was killed.
  var wasKilled: Bool { finished?.signal == SIGKILL }
}
