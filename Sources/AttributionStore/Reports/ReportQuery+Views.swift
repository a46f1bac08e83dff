extension ReportQuery {
  /// What it asks in the view `name`, which it makes for the connection: what stands behind `AS`.
  package func view(_ name: String) throws(MissingView) -> String {
    for statement in code.split(separator: ";") {
      if let head = statement.firstRange(of: "CREATE TEMP VIEW \(name) AS") {
        return String(statement[head.upperBound...])
      }
    }
    throw MissingView(name: name, query: self.name)
  }
}

/// A definition does not make a view that the program takes from it.
package struct MissingView: Error, Hashable, CustomStringConvertible {
  /// The view.
  package let name: String
  /// The definition.
  package let query: String

  /// A view with its name, missing in the definition `query`.
  package init(name: String, query: String) {
    self.name = name
    self.query = query
  }

  package var description: String { "reports/\(query).sql makes no view \(name)" }
}
