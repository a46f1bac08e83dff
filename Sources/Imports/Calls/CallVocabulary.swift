import Diagnostics

/// What the names in a file of calls mean: ours, or those of a service.
protocol CallVocabulary: Sendable {
  /// What a column, or a member of an object, with this `name` tells; nothing where it is passed over.
  func meanings(of name: String) throws(ValueFault) -> [CallMeaning]
  /// Whether several names may tell the same: the one with the lowest rank that says something counts.
  var hasSynonyms: Bool { get }
  /// What is said where nothing names a call, and what to do.
  var withoutID: ValueFault { get }
  /// What is left open by those who write such files.
  var conventions: CallConventions { get }
}

/// What a name tells of a call, and how what stands under it is read.
struct CallMeaning: Hashable {
  let column: CallColumn
  /// Its place among names that tell the same.
  let rank: Int
  let reading: ServiceReading
}

/// The cells of one record as they come in.
struct CallCells {
  private let vocabulary: any CallVocabulary
  private(set) var record: CallRecord
  private var known: [CallColumn: (place: Int, rank: Int)] = [:]

  init(line: Int, vocabulary: any CallVocabulary) {
    self.vocabulary = vocabulary
    record = CallRecord(line: line)
  }

  /// Takes `text`, which stands at `location` under `name`, as what `meaning` says.
  mutating func take(
    _ text: String, as meaning: CallMeaning, called name: String, at location: InputError.Location
  ) {
    do throws(ValueFault) {
      guard let text = try meaning.reading.text(text, by: vocabulary.conventions) else { return }
      // What says nothing takes no place from a name that says the same.
      guard !vocabulary.hasSynonyms || !BlankEnds.trimmed(text).isEmpty else { return }
      let cell = CallCell(column: meaning.column, name: name, location: location, text: text)
      guard let (place, rank) = known[meaning.column] else {
        known[meaning.column] = (record.cells.count, meaning.rank)
        return record.cells.append(cell)
      }
      guard vocabulary.hasSynonyms else {
        let first = ValueFault.quoted(record.cells[place].name)
        return record.faults.append(
          CallRecord.Fault(
            location: location, reason: "says again what \(first) says",
            advice: "leave one of them out"))
      }
      if meaning.rank < rank {
        known[meaning.column] = (place, meaning.rank)
        record.cells[place] = cell
      }
    } catch {
      report(error, of: name, at: location)
    }
  }

  /// Notes a fault of what stands under `name`.
  mutating func report(_ fault: ValueFault, of name: String, at location: InputError.Location) {
    record.faults.append(
      CallRecord.Fault(
        location: location, reason: "\(ValueFault.quoted(name)) \(fault.reason)",
        advice: fault.advice))
  }
}
