import AttributionStore
import CallModel
import Delivery
import Diagnostics
import Glibc
import PlatformExport

extension ConversionExport {
  /// Writes what is new, changed or taken back since the last time, and remembers that it was told; with `--check`
  /// only says what it would be.
  ///
  /// - Throws: `ExitStatus.someFailed` where rules speak against some that are the platform's.
  func writeChanges() throws {
    let (store, conversions) = try options.allConversions()
    let party = ToldParty(
      name: options.as ?? platform.name, platform: platform.name, query: options.query,
      hearsNames: RuleNames.areTold(to: platform.name, under: options.platformName),
      retriesRefused: true)
    let now = Clock.now()
    let due = try store.difference(of: conversions.events, for: party).due(for: party)
    var plan = ExportPlan(due.changes, to: platform, at: now, known: due.known)
    var written: [String]?
    if !options.check {
      // What is due is asked again with nobody else writing, so that no other program writes it as well.
      _ = try store.handOver(conversions.events, for: party, at: now) {
        (due) throws(InputError) in
        plan = ExportPlan(due.changes, to: platform, at: now, known: due.known)
        let requests = platform.requests(for: plan.accepted, at: now)
        let paths = try write(ExportFile.files(of: requests, to: platform))
        for path in paths { try Self.secure(path) }
        written = paths
        return drafts(of: requests)
      }
    }
    let report = ConversionExportReport(
      platform: party.name, acceptedCount: plan.accepted.count,
      objections: conversions.undated.map(Self.objection) + plan.objections)
    if options.check {
      try list(report)
    } else {
      for line in report.lines(limit: ConversionExportReport.shownObjections, written: written) {
        Terminal.writeError(line + "\n")
      }
    }
    if report.hasErrors { throw ExitStatus.someFailed }
  }

  /// What each request tells, and in which file it stands.
  private func drafts(of requests: [ExportRequest]) -> [DeliveryDraft] {
    requests.map { request in
      let place = platform.purposes.firstIndex(of: request.purpose) ?? 0
      return DeliveryDraft(
        purpose: request.purpose, contentType: request.contentType, body: request.body,
        place: Self.path(options.out ?? "-", suffix: place > 0 ? request.purpose : nil),
        changes: request.changes.map {
          DeliveryDraft.Change($0, dedupeKey: platform.dedupeKey(of: $0))
        })
    }
  }

  /// Waits until the file is on the disk: what is marked as sent must be there after a power failure, too.
  private static func secure(_ path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw InputError(path: path, couldNotBe: "written", errno: errno)
    }
  }
}
