import AudioInput
import Diagnostics

/// What is said when there is nothing to listen to.
enum NoRecordings {
  static func error(under paths: [String]) -> InputError {
    let endings = RecordingFiles.extensions.map { "." + $0 }.joined(separator: " ")
    return InputError(
      path: paths.joined(separator: ", "), reason: "there are no recordings",
      advice: "in folders, files that end in \(endings) .vcon .vcon.json are taken")
  }
}
