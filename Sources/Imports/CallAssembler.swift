import CallModel
import Diagnostics
import TextNormalize

/// Makes calls of cells and collects what is wrong with them.
struct CallAssembler {
  private let path: String
  private let folder: String
  private let errorLimit: Int
  private var errors: [InputError] = []
  private var omittedCount = 0
  private var calls: [Call] = []
  private var lineOfID: [String: Int] = [:]

  /// One cell: what it is about, how the user calls that, and what it says.
  struct Cell {
    let column: CallColumn
    let name: String
    let location: InputError.Location
    let text: String
  }

  /// An assembler for the file at `path`, which tells of the first `errorLimit` errors in full.
  init(path: String, errorLimit: Int) {
    self.path = path
    self.errorLimit = max(1, errorLimit)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Notes something that is wrong.
  mutating func report(
    _ location: InputError.Location, _ reason: String, advice: String? = nil
  ) {
    guard errors.count < errorLimit else {
      omittedCount += 1
      return
    }
    errors.append(InputError(path: path, at: location, reason: reason, advice: advice))
  }

  /// Makes the call that `cells` tell of, which stand on `line`, one for each column at most.
  mutating func add(_ cells: [Cell], line: Int) {
    let parts = Parts(cells, folder: folder) { cell, fault in
      report(cell.location, "\(ValueFault.quoted(cell.name)) \(fault.reason)", advice: fault.advice)
    }
    guard let id = parts.id else {
      if !parts.hasFaultyID {
        report(
          .line(line), "the call has no `id`",
          advice: "every call needs a name that stays the same, such as the telephone system's own")
      }
      return
    }
    if let first = lineOfID[id] {
      report(
        .line(line), "the id \(ValueFault.quoted(id)) stands already on line \(first)",
        advice: "each call has an id of its own")
      return
    }
    lineOfID[id] = line
    calls.append(parts.call(id: id))
  }

  /// The calls, if nothing was wrong.
  func finish() throws(InputErrors) -> [Call] {
    if let errors = InputErrors(errors, omittedCount: omittedCount) { throw errors }
    return calls
  }
}

extension CallAssembler {
  /// What the cells of one call say.
  private struct Parts {
    var id: String?
    var hasFaultyID = false
    private var recordingPath: String?
    private var transcriptPath: String?
    private var channelSpeakers: [Speaker] = []
    private var answerOffsetMs: Int?
    private var facts = CallFacts()
    private let folder: String

    init(_ cells: [Cell], folder: String, onFault report: (Cell, ValueFault) -> Void) {
      self.folder = folder
      for cell in cells {
        do {
          try take(cell)
        } catch {
          if cell.column == .id { hasFaultyID = true }
          report(cell, error)
        }
      }
    }

    private mutating func take(_ cell: Cell) throws(ValueFault) {
      if case .fact(let field) = cell.column {
        facts[field.path] = try FieldValueReader.value(cell.text, for: field)
        return
      }
      let text = BlankEnds.trimmed(cell.text)
      guard !text.isEmpty else { return }
      try ControlCharacters.check(text)
      switch cell.column {
      case .id: id = try Self.id(text)
      case .recording: recordingPath = try resolved(text)
      case .transcript: transcriptPath = try resolved(text)
      case .channels: channelSpeakers = try ChannelsText.speakers(text)
      case .answerOffset: answerOffsetMs = Int(exactly: try DurationText.milliseconds(text))
      case .fact: break
      }
    }

    /// The longest id; no telephone system comes near it.
    private static let idLimit = 200

    private static func id(_ text: String) throws(ValueFault) -> String {
      guard text.count <= idLimit, !text.contains(where: \.isNewline), !text.contains("\t") else {
        throw ValueFault(
          "is no name for a call: \(ValueFault.quoted(text))",
          advice: "an id is one line of at most \(idLimit) characters")
      }
      return text.nfc
    }

    /// A path as the program finds it: from the folder of the calls file, unless it is absolute.
    private func resolved(_ text: String) throws(ValueFault) -> String {
      guard !text.contains("://") else {
        throw ValueFault(
          "is a web address: \(ValueFault.quoted(text))",
          advice: "download the file and give its path")
      }
      return text.hasPrefix("/") ? text : folder + text
    }

    func call(id: String) -> Call {
      var facts = facts
      facts["call.id"] = .text(id)
      return Call(
        id: id, recordingPath: recordingPath, transcriptPath: transcriptPath,
        channelSpeakers: channelSpeakers, answerOffsetMs: answerOffsetMs, facts: facts)
    }
  }
}
