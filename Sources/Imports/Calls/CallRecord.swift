import CallModel
import Diagnostics

/// One record of a file of calls: what its cells say, and what is wrong with them.
struct CallRecord {
  /// The line on which it starts, counted from 1.
  let line: Int
  /// What it says, one cell for each column at most.
  var cells: [CallCell] = []
  /// What is wrong with it, in the order of the file.
  var faults: [Fault] = []

  /// Something that is wrong.
  struct Fault {
    let location: InputError.Location
    let reason: String
    let advice: String?
  }

  /// A record that starts on `line`.
  init(line: Int) { self.line = line }

  /// A record of which nothing can be used.
  init(line: Int, reason: String, advice: String?) {
    self.init(line: line)
    faults = [Fault(location: .line(line), reason: reason, advice: advice)]
  }
}

/// One cell: what it is about, how the user calls that, and what it says.
struct CallCell {
  let column: CallColumn
  let name: String
  let location: InputError.Location
  let text: String
}

/// The records of a file of calls in one of the formats.
protocol CallRecords: AnyObject {
  /// What comes next; `nil` at the end.
  func next() throws(InputError) -> CallRecord?
  /// What was handed over last, as the file has it.
  var bytesOfLast: [UInt8] { get }
  /// Adds the call that comes next to `batch`, and its id to `ids`, if that needs no look at more than its bytes;
  /// whether it did.
  func takePlain(into batch: inout CallBatch, ids: inout SeenKeys) -> Bool
}

extension CallRecords {
  func takePlain(into batch: inout CallBatch, ids: inout SeenKeys) -> Bool { false }
}
