import Diagnostics
import JSONText

/// The messages about a rule set as the client shows them: a list for each document that has any.
struct PublishedDiagnostics {
  private let report: RuleWorkspace.Report
  private let byPath: [String: [Diagnostic]]
  private let workspace: RuleWorkspace
  private let features: ClientFeatures

  init(_ report: RuleWorkspace.Report, workspace: RuleWorkspace, features: ClientFeatures) {
    self.report = report
    self.workspace = workspace
    self.features = features
    byPath = Dictionary(grouping: report.diagnostics, by: \.primary.span.path)
  }

  /// The documents that have messages.
  var paths: Set<String> { Set(byPath.keys) }

  /// The lists of all documents that have messages or are open, and empty ones for `others`, which
  /// had some before.
  func notifications(clearing others: Set<String>) -> [JSONValue] {
    let open = report.documents.keys.filter { workspace.open[$0] != nil }
    return paths.union(open).union(others).sorted().map { path in
      let messages = byPath[path, default: []]
      return .record(
        ("jsonrpc", "2.0"), ("method", "textDocument/publishDiagnostics"),
        (
          "params",
          .record(
            ("uri", .string(workspace.uri(of: path).text)),
            ("version", workspace.open[path].map { .int($0.version) }),
            ("diagnostics", .array(messages.map(json))))
        ))
    }
  }

  private func json(_ diagnostic: Diagnostic) -> JSONValue {
    DiagnosticForm(features: features).json(diagnostic) { span in
      report.documents[span.path]?.range(span.bytes)
    } uri: { path in
      workspace.uri(of: path).text
    }
  }
}
