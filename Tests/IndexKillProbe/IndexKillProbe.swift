import Foundation
import IndexTestSupport
import PhoneticIndex

/// Adds entries to an index until it is done or killed, and says so after each.
///
/// `IndexKillProbe FOLDER PREFIX FIRST LAST`: the entry n is that of the recording PREFIX-n, whose scores
/// follow from its name. Each line of output is the name of a recording whose entry has just been kept.
@main struct IndexKillProbe {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let first = Int(arguments[3]), let last = Int(arguments[4]),
      first <= last
    else { fail("usage: IndexKillProbe FOLDER PREFIX FIRST LAST") }
    do {
      let index = try PhoneticIndex(directory: arguments[1])
      for number in first...last {
        let name = "\(arguments[2])-\(number)"
        try index.append(NamedEntry.make(name))
        FileHandle.standardOutput.write(Data((name + "\n").utf8))
      }
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
