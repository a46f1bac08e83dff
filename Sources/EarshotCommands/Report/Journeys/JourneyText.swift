package import AttributionStore
import CallModel
package import Foundation

/// One person's journey as people read it: how far it has come, a line for each step with the stage that it
/// brought the person to, and why it is one person's.
package struct JourneyText {
  private let journey: PersonJourney
  private let timeZone: TimeZone

  /// A text of `journey` with times in `timeZone`.
  package init(_ journey: PersonJourney, timeZone: TimeZone) {
    self.journey = journey
    self.timeZone = timeZone
  }

  /// The lines, fitted to `width`.
  package func lines(width: Int) -> [String] {
    var table = TextTable(columns: [
      .init(title: "when (\(zoneName))", isFixed: true), .init(title: "stage"),
      .init(title: "what", widest: 20),
      .init(title: "which", widest: 20), .init(title: ""),
    ])
    for step in journey.steps {
      table.append([
        when(step), step.reaches?.rawValue ?? "", what(step), step.id.shownAsCell, about(step),
      ])
    }
    return ["  stage: \(journey.stage?.rawValue ?? "none")", ""] + table.lines(width: width)
      + [""] + because
  }

  private var zoneName: String { timeZone.identifier == "GMT" ? "UTC" : timeZone.identifier }

  private func when(_ step: JourneyStep) -> String {
    guard let at = step.at else { return "–" }
    if step.isDay { return String(at.iso8601.prefix(10)) }
    return CallText.time(at, timeZone: timeZone, withYear: true)
  }

  private func what(_ step: JourneyStep) -> String {
    switch step.event {
    case .touchpoint(let kind, _), .engagement(let kind, _, _):
      kind.replacing("_", with: " ").shownAsCell
    case .call(let called):
      called.call.facts["call.direction"] == .choice("outbound") ? "call to them" : "call"
    case .dealStage: "deal"
    case .order: "order"
    case .subscription(_, _, let isEnd): isEnd ? "subscription ends" : "subscription"
    case .stage: "–"
    }
  }

  private func about(_ step: JourneyStep) -> String {
    switch step.event {
    case .touchpoint(_, let origin): Self.origin(origin)
    case .call(let called): call(called).joined(separator: "\n")
    case .dealStage(let stage, let amount, let decided):
      Self.parts([stage.shownAsCell, amount?.description, decided?.rawValue])
    case .order(let product, let quantity, let amount):
      Self.parts([
        product.map { (quantity == 1 ? "" : "\(quantity) × ") + $0.shownAsCell },
        amount.description,
      ])
    case .subscription(let product, let monthly, _):
      Self.parts([product?.shownAsCell, "\(monthly) a month"])
    case .engagement(_, let times, let about):
      Self.parts([about?.shownAsCell, times == 1 ? nil : "\(times) times"])
    case .stage: ""
    }
  }

  private func call(_ called: CalledStep) -> [String] {
    let facts = called.call.facts
    var first = [Self.origin(called.origin).isEmpty ? nil : Self.origin(called.origin)]
    switch called.foundBy {
    case .callsFile?, nil: break
    case let finding?: first.append("by the \(finding.rawValue)")
    }
    if called.foundBy == nil { first = ["source not known"] }
    if case .flag(let isAnswered)? = facts["call.answered"] {
      first.append(isAnswered ? nil : "not answered")
    }
    first.append(facts["call.duration"].map { FieldValueText.text($0) })
    let outcomes = OutcomeLine.lines(
      for: called.outcomes.map(\.outcome), sales: called.outcomes.map(\.sale)
    ).map { line in
      Self.parts([line.title, SaleText.text(line.sale, assumed: line.value)])
        + (line.evidence.isEmpty
          ? "" : ": " + EvidenceText.lines(line.evidence).joined(separator: ", "))
    }
    let told = Set(called.outcomes.flatMap(\.outcome.evidence).map(\.term))
    let said = EvidenceText.lines(called.hits.filter { !told.contains($0.term) })
    return [Self.parts(first)] + outcomes
      + (said.isEmpty ? [] : ["said: " + said.joined(separator: ", ")])
  }

  /// `paid search · google · spring`.
  private static func origin(_ origin: StepOrigin) -> String {
    parts([
      origin.channel?.shownAsCell, origin.source?.shownAsCell, origin.campaign?.shownAsCell,
      origin.keyword.map { "“\($0.shownAsCell)”" }, origin.landingPage?.shownAsCell,
    ])
  }

  private static func parts(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: " · ")
  }

  private var because: [String] {
    guard !journey.names.isEmpty else { return ["  nobody knows who this is"] }
    let names = journey.names.map(PersonNameText.text).joined(separator: ", ")
    return ["  one person: \(names)"] + journey.links.map { "    " + PersonLinkText.text($0) }
  }
}
