/// How a command ends.
enum ExitStatus: Int32, Error {
  /// Everything that was asked for is done.
  case done = 0
  /// The input has errors; they are told, and nothing was changed.
  case inputHasErrors = 1
  /// The command line was not understood.
  case wrongUsage = 2
  /// Some recordings failed, the rest are booked.
  case someFailed = 3
  /// Stopped by the user; what was booked until then stays.
  case interrupted = 130
}
