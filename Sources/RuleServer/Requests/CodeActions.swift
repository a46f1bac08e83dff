import Diagnostics
import JSONText
import RuleCheck

/// What mends the messages at a place.
struct CodeActions {
  let document: RuleDocument
  let result: CheckResult
  let uri: DocumentURI
  let form: DiagnosticForm

  /// Quick fixes for the messages that touch `span`, and everything of the file that leaves no
  /// choice; of those the kinds that the client asks for, all where it does not.
  func actions(touching span: ByteSpan, only kinds: [String]?) -> JSONValue {
    let mendable = result.diagnostics.filter { diagnostic in
      diagnostic.fix?.span.path == document.source.path
        && diagnostic.primary.span.path == document.source.path
    }
    let here = mendable.filter { diagnostic in
      let place = diagnostic.primary.span.bytes
      return place.start <= span.end && span.start <= place.end
    }
    var actions: [JSONValue] = []
    if Self.wants("quickfix", kinds) {
      for diagnostic in here {
        guard let fix = diagnostic.fix else { continue }
        actions.append(
          action(
            title: title(of: fix), kind: "quickfix", edits: [fix], diagnostics: [diagnostic],
            isPreferred: here.count == 1))
      }
    }
    if Self.wants("source.fixAll", kinds), mendable.count > 1 || kinds != nil && !mendable.isEmpty {
      actions.append(
        action(
          title: "Mend all \(mendable.count) messages that leave no choice", kind: "source.fixAll",
          edits: apart(mendable.compactMap(\.fix)), diagnostics: [], isPreferred: false))
    }
    return .array(actions)
  }

  /// Whether the client asks for `kind`, or for the family that it belongs to.
  private static func wants(_ kind: String, _ kinds: [String]?) -> Bool {
    kinds?.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") } ?? true
  }

  private func title(of fix: Diagnostic.Edit) -> String {
    let old = document.source.text(in: fix.span.bytes).shown(limit: 40)
    let new = fix.replacement.shown(limit: 40)
    if old.isEmpty { return "Insert `\(new)`" }
    return new.isEmpty ? "Delete `\(old)`" : "Change `\(old)` to `\(new)`"
  }

  /// Edits that do not touch each other: of two that do, the later one may be another thing once
  /// the earlier one is made.
  private func apart(_ edits: [Diagnostic.Edit]) -> [Diagnostic.Edit] {
    var end = -1
    return edits.sorted { $0.span.bytes.start < $1.span.bytes.start }.filter { edit in
      guard edit.span.bytes.start > end else { return false }
      end = edit.span.bytes.end
      return true
    }
  }

  private func action(
    title: String, kind: String, edits: [Diagnostic.Edit], diagnostics: [Diagnostic],
    isPreferred: Bool
  ) -> JSONValue {
    let messages = diagnostics.map { diagnostic in
      form.json(diagnostic) {
        document.source.path == $0.path ? document.range($0.bytes) : nil
      } uri: {
        $0 == document.source.path ? uri.text : DocumentURI(path: $0).text
      }
    }
    let changes = edits.map { edit in
      TextEdit.json(document.range(edit.span.bytes), edit.replacement)
    }
    return .record(
      ("title", .string(title)), ("kind", .string(kind)),
      ("diagnostics", messages.isEmpty ? nil : .array(messages)),
      ("isPreferred", isPreferred ? true : nil),
      ("edit", .record(("changes", .record((uri.text, .array(changes)))))))
  }
}

/// How the protocol writes a change of a document.
enum TextEdit {
  static func json(_ range: TextRange, _ text: String) -> JSONValue {
    .record(("range", range.json), ("newText", .string(text)))
  }
}
