import CallModel
import Testing

@Suite("Conversions that others are told of") struct ConversionEventTests {
  private func event(_ origin: Int64, call id: String, outcome: Int64 = 99) -> ConversionEvent {
    let start = Instant(unixMs: 0)
    return ConversionEvent(
      outcomeID: outcome, originID: origin, name: "sale", value: nil, convertedAt: start,
      call: ConversionEvent.Facts(id: id, startedAt: start),
      clicks: [AdClick(kind: .gclid, id: "g", at: start)])
  }

  @Test(
    "are known by their first row and a checksum of the call, as its inventors list it",
    arguments: [("", "811c9dc5"), ("a", "e40c292c"), ("foobar", "bf9cf968")])
  func transactionID(call: String, checksum: String) {
    #expect(event(12, call: call).transactionID == "earshot-12-\(checksum)")
    #expect(
      event(12, call: call, outcome: 13).transactionID == event(12, call: call).transactionID)
    #expect(event(12, call: call).transactionID != event(12, call: call + "b").transactionID)
  }

  @Test("have the click of a kind, or none")
  func clicks() {
    #expect(event(1, call: "c").click(.gclid)?.id == "g")
    #expect(event(1, call: "c").click(.fbclid) == nil)
  }
}
