import AttributionStore
import CallModel
import Testing

/// Which calls any store selects.
@Suite struct SelectionConformanceTests {
  private func book(
    _ id: String, startedMs: Int64?, campaign: String? = nil, name: String? = nil,
    in store: any CallStore
  ) async throws {
    var facts = CallFacts()
    facts["call.started"] = startedMs.map { .instant(Instant(unixMs: $0)) }
    facts["campaign.id"] = campaign.map { .text($0) }
    facts["campaign.name"] = name.map { .text($0) }
    _ = try await store.book(Samples.booking(call: Samples.call(id, facts: facts)))
  }

  private func ids(_ filter: CallFilter, in store: any CallStore) async throws -> [String] {
    let calls = try await store.calls(on: .matching(filter)).map(\.call.id)
    #expect(try await store.reports(on: .matching(filter)).map(\.call.id) == calls)
    #expect(try await store.summary(of: .matching(filter)).callCount == calls.count)
    return calls
  }

  @Test(
    "a filter by start takes its first moment and leaves out its end", arguments: StoreFactory.all)
  func start(factory: StoreFactory) async throws {
    let made = try factory.make()
    for (id, startedMs) in [("a", 1000), ("b", 2000), ("c", 3000), ("d", nil)] as [(String, Int64?)]
    {
      try await book(id, startedMs: startedMs, in: made.store)
    }
    func instant(_ ms: Int64) -> Instant { Instant(unixMs: ms) }
    let store = made.store
    #expect(try await ids(CallFilter(), in: store) == ["a", "b", "c", "d"])
    #expect(try await ids(CallFilter(startedFrom: instant(2000)), in: store) == ["b", "c"])
    #expect(try await ids(CallFilter(startedBefore: instant(2000)), in: store) == ["a"])
    #expect(
      try await ids(CallFilter(startedFrom: instant(1001), startedBefore: instant(3000)), in: store)
        == ["b"])
    #expect(try await ids(CallFilter(startedFrom: instant(.max)), in: store) == [])
    #expect(try await ids(CallFilter(startedFrom: instant(.min)), in: store) == ["a", "b", "c"])
    #expect(try await ids(CallFilter(startedBefore: instant(.min)), in: store) == [])
    #expect(try await ids(CallFilter(startedBefore: instant(.max)), in: store) == ["a", "b", "c"])
  }

  @Test(
    "a campaign is its id or its name, with wildcards and nothing else that SQL understands",
    arguments: StoreFactory.all)
  func campaign(factory: StoreFactory) async throws {
    let made = try factory.make()
    try await book(
      "a", startedMs: 1, campaign: "spring-search", name: "Spring 100%", in: made.store)
    try await book("b", startedMs: 2, campaign: "spring_mail", name: "Autumn", in: made.store)
    try await book("c", startedMs: 3, in: made.store)
    let expected: [(String, [String])] = [
      ("spring-search", ["a"]), ("SPRING-*", ["a"]), ("spring*", ["a", "b"]), ("autumn", ["b"]),
      ("spring?mail", ["b"]), ("spring_search", []), ("%", []), ("*", ["a", "b"]),
      ("Spring 100%", ["a"]), ("spring_mail", ["b"]), ("\\", []), ("", []), ("' OR 1 --", []),
    ]
    for (pattern, calls) in expected {
      #expect(
        try await ids(CallFilter(campaign: pattern), in: made.store) == calls, "\(pattern)")
    }
    #expect(
      try await ids(
        CallFilter(startedFrom: Instant(unixMs: 2), campaign: "spring*"), in: made.store) == ["b"])
  }
}
