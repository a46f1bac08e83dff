package import PlatformExport

/// What became of conversions on their way to a platform, for people and for programs.
package struct ConversionExportReport {
  /// How many objections are told unless somebody asks for all.
  static let shownObjections = 20

  private let platform: String
  private let acceptedCount: Int
  private let objections: [ExportObjection]

  /// A report on an export to the platform of this name.
  package init(platform: String, acceptedCount: Int, objections: [ExportObjection]) {
    self.platform = platform
    self.acceptedCount = acceptedCount
    self.objections = objections
  }

  /// Whether anything stays here that is the platform's.
  package var hasErrors: Bool { objections.contains { !$0.rule.saysItIsNotTheirs } }

  /// At most `limit` objections, those first that somebody can mend, and the counts. `written` are the paths of
  /// the files, none for standard output; `nil` where nothing was to be written.
  package func lines(limit: Int, written: [String]?) -> [String] {
    let theirs = objections.filter { !$0.rule.saysItIsNotTheirs }
    // Whose conversions these are is of interest only where all is listed.
    let listed = limit == .max ? theirs + objections.filter(\.rule.saysItIsNotTheirs) : theirs
    var lines = listed.prefix(limit).flatMap { objection in
      [
        "  \(objection.callID.shownAsCell) outcome \(objection.outcomeID) "
          + "[\(objection.rule.rawValue)] \(objection.reason)", "    = help: \(objection.advice)",
      ]
    }
    if listed.count > limit {
      lines.append("  … \(PlainText.count(listed.count - limit)) more; --check lists all")
    }
    lines.append("  \(platform): " + counts(written).joined(separator: " · "))
    return lines
  }

  private func counts(_ written: [String]?) -> [String] {
    let told = PlainText.count(acceptedCount, "conversion", "conversions")
    var counts: [String] =
      switch written {
      case nil: ["\(told) can go"]
      case let paths? where paths.isEmpty: ["\(told) written"]
      case let paths?: ["\(told) written to \(paths.joined(separator: " and "))"]
      }
    let theirs = outcomes { !$0.saysItIsNotTheirs }
    let others = outcomes(\.saysItIsNotTheirs).subtracting(theirs)
    if !theirs.isEmpty {
      counts.append("\(PlainText.count(theirs.count)) \(theirs.count == 1 ? "stays" : "stay") here")
    }
    if !others.isEmpty {
      counts.append("\(PlainText.count(others.count)) that nothing ties to it")
    }
    return counts
  }

  private func outcomes(_ isMeant: (ExportRule) -> Bool) -> Set<Int64> {
    Set(objections.filter { isMeant($0.rule) }.map(\.outcomeID))
  }

  /// The same for programs.
  var json: ConversionExportJSON {
    ConversionExportJSON(
      platform: platform, accepted: acceptedCount,
      objections: objections.map(ConversionExportJSON.Objection.init))
  }
}
