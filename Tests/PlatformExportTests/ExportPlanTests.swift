import CallModel
import PlatformExport
import Testing

@Suite("What goes to a platform and what does not")
struct ExportPlanTests {
  /// Wants names other than `bad`, each once.
  private struct Picky: Platform {
    let name = "picky"

    func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
      change.event.name == "bad"
        ? [ExportObjection(change.event, rule: .badName, reason: "it is bad", advice: "mend it")]
        : []
    }

    func dedupeKey(of change: ConversionChange) -> String? { change.event.name }

    func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] { [] }
  }

  private func change(_ id: Int64, _ name: String) -> ConversionChange {
    ConversionChange(Sample(outcomeID: id, originID: id, name: name, callID: "c-\(id)").event)
  }

  @Test("The first of two that look the same goes, and the other is named with it")
  func doubles() {
    let plan = ExportPlan(
      [change(1, "a"), change(2, "b"), change(3, "a")], to: Picky(), at: Sample.now)
    #expect(plan.accepted.map(\.event.outcomeID) == [1, 2])
    #expect(plan.objections.map(\.rule) == [.double])
    #expect(plan.objections.first?.callID == "c-3")
    #expect(plan.objections.first?.reason.contains("conversion 1 of call c-1") == true)
  }

  @Test("What was told before takes the place of what looks the same, but not of its own changes")
  func known() {
    let told = change(1, "a").event
    func plan(_ changes: ConversionChange...) -> ExportPlan {
      ExportPlan(changes, to: Picky(), at: Sample.now, known: ["a": told])
    }
    let later = plan(change(2, "b"), change(3, "a"))
    #expect(later.accepted.map(\.event.outcomeID) == [2])
    #expect(later.objections.map(\.rule) == [.double])
    #expect(later.objections.first?.reason.contains("conversion 1 of call c-1") == true)
    #expect(plan(ConversionChange(told, .restated(previous: nil))).objections.isEmpty)
    #expect(later.objections.first?.advice.contains("let the rules book one") == true)
    let gone = ConversionEvent(
      outcomeID: 4, originID: 1, isWithdrawn: true, name: told.name, value: told.value,
      convertedAt: told.convertedAt, call: told.call)
    let plan = ExportPlan(
      [change(3, "a")], to: Picky(), at: Sample.now, known: ["a": gone])
    #expect(
      plan.objections.map(\.advice) == ["export it again when that one has been taken back there"])
  }

  @Test("What the platform objects to stays here and takes nobody's place")
  func objections() {
    let plan = ExportPlan(
      [change(1, "bad"), change(2, "bad"), change(3, "good")], to: Picky(), at: Sample.now)
    #expect(plan.accepted.map(\.event.outcomeID) == [3])
    #expect(plan.objections.map(\.outcomeID) == [1, 2])
  }
}
