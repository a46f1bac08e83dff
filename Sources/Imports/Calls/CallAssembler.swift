import CallModel
import Diagnostics
import TextNormalize

/// Makes calls of records, each with an id of its own.
struct CallAssembler {
  private let path: String
  private let folder: String
  private let isFile: Bool
  /// The ids of the calls before.
  var ids = SeenKeys()

  /// What a record is.
  enum Outcome {
    /// A call.
    case call(Call)
    /// None, for these reasons: one at least.
    case faulty([InputError])
  }

  /// An assembler for the file at `path`.
  ///
  /// - Parameter isFile: whether it is one of calls alone, of which a command is told what it leaves open.
  init(path: String, isFile: Bool = false) {
    self.path = path
    self.isFile = isFile
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The call that `record` tells of, or what is wrong with it.
  mutating func assemble(_ record: CallRecord) -> Outcome {
    var errors = record.faults.map { error($0.location, $0.reason, $0.advice) }
    // Nothing of it could be read.
    if record.cells.isEmpty, !errors.isEmpty { return .faulty(errors) }
    let parts = Parts(record.cells, folder: folder) { cell, fault in
      errors.append(
        error(
          cell.location, "\(ValueFault.quoted(cell.name)) \(fault.reason)",
          isFile ? fault.adviceWithOption : fault.advice))
    }
    guard let id = parts.id else {
      if !parts.hasFaultyID {
        errors.append(
          error(
            .line(record.line), "the call has no `id`",
            "every call needs a name that stays the same, such as the telephone system's own"))
      }
      return .faulty(errors)
    }
    if let first = ids.insert(id, line: record.line) {
      errors.append(
        error(
          .line(record.line), "the id \(ValueFault.quoted(id)) stands already on line \(first)",
          "each call has an id of its own"))
    }
    return errors.isEmpty ? .call(parts.call(id: id)) : .faulty(errors)
  }

  private func error(
    _ location: InputError.Location, _ reason: String, _ advice: String?
  ) -> InputError {
    InputError(path: path, at: location, reason: reason, advice: advice)
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

    init(_ cells: [CallCell], folder: String, onFault report: (CallCell, ValueFault) -> Void) {
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

    private mutating func take(_ cell: CallCell) throws(ValueFault) {
      try MarketText.checkLength(cell.text)
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
