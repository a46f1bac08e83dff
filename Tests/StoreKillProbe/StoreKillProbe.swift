import AttributionStore
import Diagnostics
import Foundation
import StoreTestSupport

/// Books calls into a store until it is done or killed, and says so after each.
///
/// `StoreKillProbe STORE PREFIX FIRST-STEP LAST-STEP CALLS`: the booking of step n goes to the call
/// PREFIX-(n mod CALLS). Each line of output is the step and the call whose booking has just been
/// kept. `StoreKillProbe import …` imports calls.
@main struct StoreKillProbe {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.dropFirst().first == "import" {
      do { try importCalls(arguments.dropFirst(2)) } catch { fail("\(error)") }
      return
    }
    guard arguments.count == 6, let first = Int(arguments[3]), let last = Int(arguments[4]),
      let callCount = Int(arguments[5]), callCount > 0, first <= last
    else {
      fail("usage: StoreKillProbe STORE PREFIX FIRST-STEP LAST-STEP CALLS")
    }
    do {
      let store = try SQLCallStore(path: arguments[1])
      for step in first...last {
        let id = "\(arguments[2])-\(step % callCount)"
        _ = try store.book(SteppedBooking.make(id: id, step: step))
        FileHandle.standardOutput.write(Data("\(step) \(id)\n".utf8))
      }
    } catch {
      fail("\(error)")
    }
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
