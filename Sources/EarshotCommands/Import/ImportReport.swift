package import Diagnostics

/// What became of a file that was imported, in rows.
package struct ImportReport: Encodable, Sendable {
  package let file: String
  package var new = 0
  package var superseded = 0
  package var unchanged = 0
  package var rejected = 0
  /// Rows without a time of change that took the place of another state, since they came last.
  package var untimed = 0
  /// Rows that say something else than a state of the same time.
  package var tied = 0
  /// Rows that tell of somebody who was erased, and were left out.
  package var leftOut = 0
  /// The file with the rows that did not fit; `nil` if all did.
  package var rejectsFile: String?
  /// What is said of them, the first ones.
  package var shownErrors: [InputError] = []

  enum CodingKeys: String, CodingKey {
    case file, new, superseded, unchanged, rejected, untimed, tied
    case leftOut = "left_out"
    case rejectsFile = "rejects_file"
  }

  /// `spend.csv: 120 rows · 118 new · 2 set aside in spend.rejects.csv`
  package var line: String {
    let parts = [
      PlainText.count(new + superseded + unchanged + rejected + leftOut, "row"),
      part(new, "new"), part(superseded, "superseded"), part(unchanged, "unchanged"),
      part(leftOut, "left out, of people who were erased"),
      rejectsFile.map { "\(PlainText.count(rejected)) set aside in \($0)" },
    ]
    return "\(file): " + parts.compactMap(\.self).joined(separator: " · ")
  }

  /// What hangs on the order of files, or cannot be known; one line each.
  package var cautions: [String] {
    var cautions: [String] = []
    if untimed > 0 {
      cautions.append(
        "\(PlainText.count(untimed, "row")) without `modified_at` took the place of another state: "
          + "of such files the one that is imported last counts")
    }
    if tied > 0 {
      cautions.append(
        "\(PlainText.count(tied, "row")) and the store say different things for the same "
          + "`modified_at`: what is decided counts before what is open, then the greater amount; "
          + "give what is right a later time")
    }
    return cautions
  }

  private func part(_ count: Int, _ what: String) -> String? {
    count > 0 ? "\(PlainText.count(count)) \(what)" : nil
  }
}
