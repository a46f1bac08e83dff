import AttributionStore
import CallModel
import Diagnostics
import PlatformExport

/// The export of conversions to one platform: checked first, then written, and counted.
struct ConversionExport {
  let platform: any Platform
  let options: ConversionExportOptions

  init(to platform: some Platform, _ options: ConversionExportOptions) {
    self.platform = platform
    self.options = options
  }

  /// Writes what the platform takes, or with `--check` only says what it would not.
  ///
  /// - Throws: `ExitStatus.someFailed` where rules speak against some that are the platform's.
  func run() throws {
    if options.markSent { return try writeChanges() }
    let conversions = try options.conversions()
    let now = Clock.now()
    let plan = ExportPlan(conversions.events.map { ConversionChange($0) }, to: platform, at: now)
    let report = ConversionExportReport(
      platform: platform.name, acceptedCount: plan.accepted.count,
      objections: conversions.undated.map(Self.objection) + plan.objections)
    if options.check {
      try list(report)
    } else {
      let files = ExportFile.files(
        of: platform.requests(for: plan.accepted, at: now), to: platform)
      let written = try write(files)
      for line in report.lines(limit: ConversionExportReport.shownObjections, written: written) {
        Terminal.writeError(line + "\n")
      }
    }
    if report.hasErrors { throw ExitStatus.someFailed }
  }

  func list(_ report: ConversionExportReport) throws {
    switch options.format {
    case .text: report.lines(limit: .max, written: nil).forEach { Terminal.printLine($0) }
    case .json: Terminal.printLine(try MachineReadable.text(of: report.json))
    }
  }

  /// Writes each file whole or not at all, and gives their paths.
  func write(_ files: [ExportFile]) throws(InputError) -> [String] {
    guard let out = options.out else {
      if files.count > 1 {
        throw InputError(
          path: platform.name,
          reason: "the platform takes these apart from each other, in \(files.count) files",
          advice: "name the first with --out FILE; the others lie beside it")
      }
      files.forEach { Terminal.write($0.content) }
      return []
    }
    return try files.map { (file) throws(InputError) in
      let path = Self.path(out, suffix: file.suffix)
      try OutputFile.write(file.content, to: path)
      return path
    }
  }

  /// `conversions-calls.json` for `conversions.json` and `calls`.
  static func path(_ path: String, suffix: String?) -> String {
    guard let suffix else { return path }
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else {
      return "\(path)-\(suffix)"
    }
    return "\(path[..<dot])-\(suffix)\(path[dot...])"
  }

  static func objection(_ undated: StoredConversions.Undated) -> ExportObjection {
    ExportObjection(
      callID: undated.callID, outcomeID: undated.outcomeID, rule: .noStart,
      reason: "nobody knows when the call began", advice: "give its `started` in the calls file")
  }
}
