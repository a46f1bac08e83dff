/// The tables of a store as a page for people: a diagram of what belongs to what, then every column.
public enum SchemaPage {
  /// The page for `tables`, in Markdown with a diagram in Mermaid.
  public static func text(of tables: [StoreTable]) -> String {
    let stored = tables.filter { !$0.isView }
    let views = tables.filter(\.isView)
    return "\n```mermaid\n\(diagram(stored))```\n\n## Tables\n\n"
      + stored.map(section).joined(separator: "\n") + "\n## Views\n\n"
      + "| view | columns |\n|---|---|\n"
      + views.map { "| `\($0.name)` | \(names($0.columns.map(\.name))) |\n" }.joined() + "\n"
  }

  /// Keys and what they refer to; the other columns stand below the diagram.
  private static func diagram(_ tables: [StoreTable]) -> String {
    var lines = ["erDiagram"]
    for table in tables {
      let referring = Set(table.references.flatMap(\.columns))
      lines.append("  \(table.name) {")
      for column in table.columns where column.isKey || referring.contains(column.name) {
        let marks = [column.isKey ? "PK" : nil, referring.contains(column.name) ? "FK" : nil]
        let mark = marks.compactMap(\.self).joined(separator: ", ")
        lines.append("    \(column.type) \(column.name) \(mark)")
      }
      lines.append("  }")
    }
    for table in tables {
      for reference in table.references {
        let isOne = reference.columns == table.columns.filter(\.isKey).map(\.name)
        lines.append(
          "  \(reference.table) ||--\(isOne ? "o|" : "o{") \(table.name) : "
            + "\"\(reference.columns.joined(separator: ", "))\"")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ table: StoreTable) -> String {
    let target = Dictionary(
      table.references.flatMap { reference in reference.columns.map { ($0, reference.table) } },
      uniquingKeysWith: { first, _ in first })
    let rows = table.columns.map { column in
      let notes = [
        column.isKey ? "key" : column.isRequired ? nil : "may be empty",
        target[column.name].map { "of `\($0)`" }, column.comment.map(plain),
      ]
      return
        "| `\(column.name)` | \(column.type) | \(notes.compactMap(\.self).joined(separator: "; ")) |\n"
    }
    return "### \(table.name)\n\n| column | type | |\n|---|---|---|\n" + rows.joined()
  }

  private static func names(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// A comment as a cell of a table.
  private static func plain(_ comment: String) -> String {
    comment.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
