import Foundation
import PostgreSQL
import Synchronization
import TestSupport

/// A PostgreSQL server of the tests' own, on this computer alone, started by `tools/postgres`.
public final class PostgresServer: Sendable {
  private let folder: URL
  /// Where it listens.
  public let port: Int
  private let databaseCount = Mutex(0)

  /// What all tests of this process share. It ends when the process does, however that ends.
  public static func shared() throws -> PostgresServer { try sharedServer.get() }

  private static let sharedServer = Result { try PostgresServer(serving: true) }

  /// A server that is stopped when nobody holds it any more.
  public convenience init() throws { try self.init(serving: false) }

  private let isShared: Bool
  /// As long as it is open, a shared server runs.
  private let leash = Pipe()
  /// What has started it, and with a shared one waits for the end of the leash.
  private let starter: ChildProcess

  private init(serving: Bool) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "earshot-postgres-\(UUID().uuidString)")
    isShared = serving
    // Children of the tests must not hold it.
    _ = fcntl(leash.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    starter = try Self.start(serving ? "serve" : "start", folder, input: leash.fileHandleForReading)
    // Its port is the one line that it writes.
    while !starter.outputSoFar.contains(10), !starter.hasEnded {
      Thread.sleep(forTimeInterval: 0.01)
    }
    let line = starter.outputSoFar.prefix { $0 != 10 }
    if !serving { _ = starter.wait() }
    guard let port = Int(String(decoding: line, as: UTF8.self)) else {
      throw PostgresError(
        kind: .connection, sqlState: nil, message: "tools/postgres starts no server")
    }
    self.port = port
  }

  deinit {
    guard !isShared else { return }
    try? run("stop")
    try? FileManager.default.removeItem(at: folder)
  }

  /// The address of a new, empty database.
  public func newDatabase() throws -> String {
    let number = databaseCount.withLock { count in
      count += 1
      return count
    }
    let admin = try PostgresConnection(PostgresAddress(address(of: "postgres")))
    try admin.runAll("CREATE DATABASE calls_\(number)")
    return address(of: "calls_\(number)")
  }

  /// The address of a database of this name.
  public func address(of database: String) -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)"
  }

  /// Kills it at once, as a crash would.
  public func kill() throws { try run("kill") }

  /// Starts it again after that, with the same data.
  public func startAgain() throws { try run("again") }

  private func run(_ word: String) throws {
    let finished = try Self.start(word, folder).wait()
    guard finished.exitCode == 0 else {
      throw PostgresError(
        kind: .connection, sqlState: nil,
        message: "tools/postgres \(word) does not succeed: \(finished.errors)")
    }
  }

  private static func start(
    _ word: String, _ folder: URL, input: FileHandle? = nil
  ) throws -> ChildProcess {
    let program = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("tools/postgres")
    return try ChildProcess(program.path, [word, folder.path], input: input)
  }
}

/// The killing of a server while something else goes on.
public final class Killing: Sendable {
  private let server: PostgresServer
  private let outcome = Mutex<Result<Void, any Error>?>(nil)

  /// Nothing is killed yet.
  public init(_ server: PostgresServer) { self.server = server }

  /// Begins, and does not wait.
  public func begin() {
    Thread.detachNewThread { [self] in
      let result = Result { try server.kill() }
      outcome.withLock { $0 = result }
    }
  }

  /// Waits until the server is gone; it must have begun.
  public func wait() throws {
    while true {
      if let result = outcome.withLock({ $0 }) { return try result.get() }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}
