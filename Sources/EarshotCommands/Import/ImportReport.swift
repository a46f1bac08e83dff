package import Diagnostics

/// What became of a file that was imported, in rows.
package struct ImportReport: Encodable, Sendable {
  package let file: String
  package var new = 0
  package var superseded = 0
  package var unchanged = 0
  package var rejected = 0
  /// The file with the rows that did not fit; `nil` if all did.
  package var rejectsFile: String?
  /// What is said of them, the first ones.
  package var shownErrors: [InputError] = []

  enum CodingKeys: String, CodingKey {
    case file, new, superseded, unchanged, rejected
    case rejectsFile = "rejects_file"
  }

  /// `spend.csv: 120 rows · 118 new · 2 set aside in spend.rejects.csv`
  package var line: String {
    let parts = [
      PlainText.count(new + superseded + unchanged + rejected, "row"), part(new, "new"),
      part(superseded, "superseded"), part(unchanged, "unchanged"),
      rejectsFile.map { "\(PlainText.count(rejected)) set aside in \($0)" },
    ]
    return "\(file): " + parts.compactMap(\.self).joined(separator: " · ")
  }

  private func part(_ count: Int, _ what: String) -> String? {
    count > 0 ? "\(PlainText.count(count)) \(what)" : nil
  }
}
