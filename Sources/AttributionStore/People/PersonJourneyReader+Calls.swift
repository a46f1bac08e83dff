import CallModel

extension PersonJourneyReader {
  mutating func readTouchpoints() throws {
    for row in try rows("touchpoint_channels", of: "touchpoints") {
      let id = try row.text("touchpoint_id")
      let at = try row.instant("at")
      steps.append(
        JourneyStep(
          at: at, isDay: false, id: id,
          event: .touchpoint(
            kind: try row.text("kind"),
            origin: StepOrigin(
              channel: try row.optionalText("channel"), source: try row.optionalText("source"),
              campaign: try row.optionalText("campaign_name")
                ?? row.optionalText("campaign_id"),
              keyword: try row.optionalText("keyword"),
              landingPage: try row.optionalText("landing_page")))))
      note(.touchpoint, id, at: at, try theirNames(in: row))
    }
  }

  mutating func readCalls() throws {
    let selection = CallSelection.ids(called.map(\.callID))
    let outcomes = Dictionary(
      grouping: try LedgerRows.live(db, ofCalls: selection), by: \.callID)
    var sources: [String: CallSource] = [:]
    let (condition, arguments) = try SelectedCalls.condition(selection)
    // The view works out where all calls came from, whichever is asked for.
    let rows = try db.cursor(
      of: "call_sources",
      "SELECT * FROM \(try KeptSources.callSources(db)) WHERE \(condition)", arguments
    )
    while let row = try rows.next() {
      let source = try CallSourceRow.source(in: row)
      sources[source.callID] = source
    }
    for call in try CallRows.calls(db, selection).map(\.call) {
      let source = sources[call.id]
      var at: Instant?
      if case .instant(let started)? = call.facts["call.started"] { at = started }
      steps.append(
        JourneyStep(
          at: at, isDay: false, id: call.id,
          event: .call(
            CalledStep(
              call: call,
              origin: StepOrigin(
                channel: source?.channel, source: source?.source,
                campaign: source?.campaignName ?? source?.campaignID, keyword: source?.keyword,
                landingPage: nil),
              foundBy: source?.foundBy, outcomes: outcomes[call.id] ?? [],
              hits: try StoredHits.fetch(db, ofCall: call.id)))))
      try noteCall(call.id, at: at)
    }
  }

  /// Notes the caller's number, and whose session had the number that was dialled.
  private mutating func noteCall(_ id: String, at time: Instant?) throws {
    var names: [PersonName] = []
    let key = try db.value("SELECT phone_key FROM caller_keys WHERE call_id = ?", [id]).text
    if let key, people[PersonName(.phone, key)] == person { names.append(PersonName(.phone, key)) }
    let sessionID = called.first { $0.callID == id }?.sessionID
    let session = try sessionID.flatMap { sessionID in
      try db.row(
        of: "touchpoints", "SELECT * FROM touchpoints WHERE touchpoint_id = ?", [sessionID])
    }
    if let session { names += try theirNames(in: session) }
    note(.call, id, at: time, Set(names).sorted(), detail: sessionID)
  }
}
