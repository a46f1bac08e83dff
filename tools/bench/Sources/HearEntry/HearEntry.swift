import Acoustics
import Foundation
import Hearing
import PhoneticIndex

/// Writes what an index would keep of the first channel of a recording into a file of its own.
///
///     HearEntry RECORDING ENTRY
///
/// The model is the one that `EARSHOT_MODEL_DIR` names, or the installed one.
@main
enum HearEntry {
  static func main() {
    let paths = CommandLine.arguments.dropFirst()
    guard paths.count == 2, let recording = paths.first, let out = paths.last else {
      fail("usage: HearEntry RECORDING ENTRY")
    }
    do {
      let folder = try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
      let entry = try Hearing(modelFolder: folder).entry(of: recording)
      try Data(entry.fileBytes).write(to: URL(filePath: out))
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
