public import AttributionStore
public import CallModel
public import PlatformExport

/// What of some changes goes to a platform, in which requests or files, and what does not and why.
public struct DeliveryPlan: Sendable {
  /// What is handed over.
  public let drafts: [DeliveryDraft]
  /// How many changes that are.
  public let acceptedCount: Int
  /// What speaks against the others.
  public let objections: [ExportObjection]

  /// Checks what is due and writes it as requests; `place` says where those for a purpose go: to which file, or to
  /// the address without what is secret in it.
  public init(
    _ due: DueChanges, to platform: some Platform, at now: Instant,
    place: (_ purpose: String) -> String
  ) {
    let plan = ExportPlan(due.changes, to: platform, at: now, known: due.known)
    objections = plan.objections
    acceptedCount = plan.accepted.count
    drafts = platform.requests(for: plan.accepted, at: now).map { request in
      DeliveryDraft(
        purpose: request.purpose, contentType: request.contentType, body: request.body,
        place: place(request.purpose),
        changes: request.changes.map {
          DeliveryDraft.Change($0, dedupeKey: platform.dedupeKey(of: $0))
        })
    }
  }
}
