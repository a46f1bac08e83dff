package import CallModel
package import Diagnostics

/// Finds the call that a user means among those of a store.
package enum CallLookup {
  /// More calls than this are not listed where several may be meant.
  private static let mostNamed = 5

  /// The call that `text` names: its id, its recording's path, or the beginning of its id that no
  /// other call's id has.
  ///
  /// - Parameter store: the store's path, for the error.
  /// - Throws: that several may be meant, or none; then with the id that looks most alike.
  package static func call(
    named text: String, among calls: [Call], store: String
  ) throws(InputError) -> Call {
    if let call = calls.first(where: { $0.id == text }) { return call }
    let path = RecordingScan.canonical(text)
    let recorded = calls.filter { call in
      call.recordingPath.map { RecordingScan.canonical($0) == path } ?? false
    }
    if let call = try only(recorded, named: text, "have the recording", store: store) {
      return call
    }
    let begun = text.isEmpty ? [] : calls.filter { $0.id.hasPrefix(text) }
    if let call = try only(begun, named: text, "have ids that begin with", store: store) {
      return call
    }
    throw InputError(
      path: store, reason: "no call has the id `\(text)`, nor is that the path of a recording",
      advice: Spelling.nearest(to: text, among: calls.map(\.id)).map { "did you mean `\($0)`?" }
        ?? "`earshot search` shows the ids of calls")
  }

  private static func only(
    _ calls: [Call], named text: String, _ relation: String, store: String
  ) throws(InputError) -> Call? {
    guard calls.count > 1 else { return calls.first }
    let count = calls.count
    let names = calls.prefix(mostNamed).map { "`\($0.id)`" }.joined(separator: ", ")
    let more = count > mostNamed ? " and \(count - mostNamed) more" : ""
    throw InputError(
      path: store, reason: "\(count) calls \(relation) `\(text)`: \(names)\(more)",
      advice: "write the whole id")
  }
}
