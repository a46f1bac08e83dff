public import CallModel
import ChildProcesses
public import Diagnostics
import Foundation
import TranscriptInput

/// A speech recogniser of the user's: a program that is given sound and gives back words.
public struct Recogniser: Sendable {
  /// The command, as the user wrote it.
  public let command: CommandTemplate
  private let program: String
  private let environment: [String: String]
  private let timeLimit: TimeLimit
  private let retryCount: Int
  private let firstPause: Duration

  /// The recogniser that `command` starts.
  ///
  /// - Parameters:
  ///   - program: the path of its program, from ``CommandTemplate/programPath(searchPath:from:)``.
  ///   - environment: the variables that it sees.
  ///   - timeLimit: how long it may take for one channel.
  ///   - retryCount: how often it is started again after a failure.
  ///   - firstPause: how long to wait before that; twice as long before each time more.
  public init(
    _ command: CommandTemplate, program: String, environment: [String: String],
    timeLimit: TimeLimit = .standard, retryCount: Int = 2, firstPause: Duration = .seconds(1)
  ) {
    self.command = command
    self.program = program
    self.environment = environment
    self.timeLimit = timeLimit
    self.retryCount = max(0, retryCount)
    self.firstPause = firstPause
  }

  /// What is recognised in the sound at `path`.
  ///
  /// - Parameters:
  ///   - lengthMs: how long the sound is.
  ///   - folder: where the recogniser may write; it is told of it as `TMPDIR`.
  ///   - name: what messages call the sound.
  /// - Returns: the words; `nil` if the task was cancelled.
  /// - Throws: why it failed the last time that it was tried.
  public func transcript(
    ofSoundAt path: String, lengthMs: Int, in folder: String, named name: String
  ) async throws(InputError) -> Transcript? {
    var pause = firstPause
    for attempt in 0...retryCount {
      do throws(RecognitionFault) {
        return try await recognise(path, lengthMs: lengthMs, in: folder)
      } catch {
        if case .cancelled = error { return nil }
        guard attempt == retryCount || !error.mayPass else {
          guard (try? await Task.sleep(for: pause)) != nil else { return nil }
          pause *= 2
          continue
        }
        throw error.message(about: name, command: command, attempts: attempt + 1)
      }
    }
    return nil
  }

  private func recognise(
    _ path: String, lengthMs: Int, in folder: String
  ) async throws(RecognitionFault) -> Transcript {
    let output = folder + "/transcript"
    // What an attempt before left there is not what this one recognises.
    try? FileManager.default.removeItem(atPath: output)
    let limit = timeLimit.duration(lengthMs: lengthMs)
    let process = ChildProcess(
      program: program, arguments: command.arguments(input: path, output: output),
      environment: environment.merging(["TMPDIR": folder]) { $1 },
      limits: ChildProcess.Limits(
        time: limit, output: command.writesFile ? .last(4096) : .first(TranscriptFile.maxBytes)))
    let outcome: ChildProcess.Outcome
    do throws(InputError) {
      outcome = try await process.run()
    } catch {
      throw .notStarted(error)
    }
    guard outcome.ending == .exited(code: 0) else {
      throw RecognitionFault(outcome, limit: limit)
    }
    if command.writesFile, !FileManager.default.fileExists(atPath: output) { throw .nothingWritten }
    do throws(InputError) {
      return command.writesFile
        ? try TranscriptFile.readOutput(at: output, recordingMs: lengthMs)
        : try TranscriptFile.readOutput(bytes: outcome.output, recordingMs: lengthMs)
    } catch {
      throw .unreadable(error)
    }
  }
}
