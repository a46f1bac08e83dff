import Diagnostics
import Foundation

/// A program while it runs: reads what it prints, so that it never waits for us, and ends it when its
/// time is over.
struct RunningProcess: ~Copyable {
  private let processID: pid_t
  private let limits: ChildProcess.Limits
  private let input: WrittenInput
  private let attachment: AttachedBytes
  private var output: ReadingEnd
  private var errors: ReadingEnd
  private let started = ContinuousClock.now
  /// Why it was told to end, and when.
  private var ordered: (ending: ChildProcess.Ending, at: ContinuousClock.Instant)?

  /// How often it is looked whether the program has ended, in milliseconds.
  private static let tickMs: Int32 = 20
  /// How much of the errors is kept.
  private static let errorBytes = 4096

  /// Starts `process`.
  init(_ process: ChildProcess) throws(InputError) {
    // A program that is started while a pipe is made would inherit it, and hold it open for good.
    Self.starting.lock()
    defer { Self.starting.unlock() }
    guard let output = Pipe(), let errors = Pipe() else {
      throw InputError(
        path: process.program, reason: "cannot be started: \(String(cString: strerror(errno)))")
    }
    let input = try WrittenInput(process)
    let attachment = try AttachedBytes(process)
    processID = try process.spawn(
      input: input.reading.raw, output: output.writing.raw, errors: errors.writing.raw,
      attachment: attachment.descriptor)
    self.input = input
    self.attachment = attachment
    self.output = ReadingEnd(output.reading, keeping: process.limits.output)
    self.errors = ReadingEnd(errors.reading, keeping: .last(Self.errorBytes))
    limits = process.limits
  }

  /// Held while a program is started.
  private static let starting = NSLock()

  /// Waits for its end.
  ///
  /// - Parameter isCancelled: asked often; `true` ends the program.
  mutating func finish(isCancelled: () -> Bool) -> ChildProcess.Outcome {
    while !hasExited {
      waitForOutput()
      if ordered == nil, let reason = reasonToEnd(isCancelled: isCancelled()) {
        ordered = (reason, .now)
        kill(-processID, SIGTERM)
        // One that is stopped hears nothing else.
        kill(-processID, SIGCONT)
      } else if let ordered, ContinuousClock.now - ordered.at > limits.grace {
        kill(-processID, SIGKILL)
      }
    }
    // The process is still there to the kernel, so its number is nobody else's: what it left running goes.
    kill(-processID, SIGKILL)
    var status: Int32 = 0
    while waitpid(processID, &status, 0) == -1, errno == EINTR {}
    output.drain()
    errors.drain()
    let signal = status & 0x7f
    var ending: ChildProcess.Ending =
      signal == 0 ? .exited(code: (status >> 8) & 0xff) : .killed(signal: signal)
    if output.hasOverflowed { ending = .printedTooMuch }
    if let ordered { ending = ordered.ending }
    return ChildProcess.Outcome(ending: ending, output: output.bytes, errors: errors.bytes)
  }

  private var hasExited: Bool {
    var info = siginfo_t()
    let answer = waitid(P_PID, id_t(processID), &info, WEXITED | WNOHANG | WNOWAIT)
    return answer == 0 ? info.si_signo == SIGCHLD : errno != EINTR
  }

  private func reasonToEnd(isCancelled: Bool) -> ChildProcess.Ending? {
    if isCancelled { return .cancelled }
    if output.hasOverflowed { return .printedTooMuch }
    return ContinuousClock.now - started > limits.time ? .timedOut : nil
  }

  private mutating func waitForOutput() {
    var waiting = [output.waiting, errors.waiting]
    poll(&waiting, nfds_t(waiting.count), Self.tickMs)
    output.drain()
    errors.drain()
  }
}
