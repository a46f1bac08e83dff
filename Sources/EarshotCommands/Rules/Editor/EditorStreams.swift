import Foundation
import RuleServer

/// Standard input and output as an editor uses them: bytes as they come, answers at once, and what is
/// due when it pauses.
struct EditorStreams {
  /// How long a pause is before messages about changes are told. Shorter, and a large set of rules
  /// would be checked at every keystroke.
  private static let pauseMs: Int32 = 60
  private static let pieceLength = 65_536

  /// Serves until the editor ends it, or is gone; gives the exit code.
  func serve(_ server: inout LanguageServer) -> Int32 {
    // An editor that is gone must not end the program from within a write.
    signal(SIGPIPE, SIG_IGN)
    var piece = [UInt8](repeating: 0, count: Self.pieceLength)
    while server.exitCode == nil {
      if !server.isSettled, !hasInput(withinMs: Self.pauseMs) {
        guard write(server.settle()) else { return 1 }
        continue
      }
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return 1 }
      guard write(server.receive(piece[..<count])) else { return 1 }
    }
    return server.exitCode ?? 1
  }

  private func hasInput(withinMs pause: Int32) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, pause) != 0
  }

  /// Writes all of `bytes`; whether there was somebody to take them.
  private func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
