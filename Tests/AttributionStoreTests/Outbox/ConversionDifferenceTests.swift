import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite("What a destination has to be told")
struct ConversionDifferenceTests {
  private static func event(
    _ origin: Int64 = 1, row: Int64? = nil, worth dollars: Int64? = 100, name: String = "sale",
    at minute: Int64 = 0, isWithdrawn: Bool = false
  ) -> ConversionEvent {
    ConversionEvent(
      outcomeID: row ?? origin, originID: origin, isWithdrawn: isWithdrawn, name: name,
      value: dollars.map { .dollars($0) }, convertedAt: SmallMarket.minute(minute),
      call: ConversionEvent.Facts(id: "c-\(origin)", startedAt: SmallMarket.minute(minute - 5)))
  }

  private static func told(
    _ events: ConversionEvent..., fate: ToldConversion.Fate = .taken
  ) -> ToldConversion {
    events.reduce(into: ToldConversion()) { told, event in
      told.add(Telling(ConversionChange(event)), fate)
    }
  }

  private func kinds(_ difference: ConversionDifference) -> [ConversionChange.Kind] {
    difference.due.map(\.kind)
  }

  @Test("what nobody has told is new, and what was told is not told twice")
  func new() {
    let event = Self.event()
    #expect(ConversionDifference([event], told: [:]).due == [ConversionChange(event)])
    #expect(ConversionDifference([event], told: [1: Self.told(event)]).due == [])
    let corrected = Self.event(row: 2)
    #expect(
      ConversionDifference([corrected], told: [1: Self.told(event)]).due == [],
      "other evidence for the same is nothing to tell")
  }

  @Test("another value or another time restates it, with what was told before")
  func restated() {
    let told = [Int64(1): Self.told(Self.event())]
    for changed in [Self.event(row: 2, worth: 120), Self.event(at: 3), Self.event(worth: nil)] {
      #expect(
        ConversionDifference([changed], told: told).due
          == [
            ConversionChange(
              changed, .restated(previous: .dollars(100)), firstToldAt: SmallMarket.minute(0))
          ])
    }
  }

  @Test("a change says when the conversion was said to have happened when it was new")
  func firstTold() throws {
    var told = Self.told(Self.event())
    for (event, minute) in [
      (Self.event(at: 3), 3), (Self.event(worth: 7, at: 4), 4),
      (Self.event(at: 4, isWithdrawn: true), 4),
    ] as [(ConversionEvent, Int64)] {
      let change = try #require(ConversionDifference([event], told: [1: told]).due.first)
      #expect(change.firstToldAt == SmallMarket.minute(0))
      #expect(change.event.convertedAt == SmallMarket.minute(minute))
      told.add(Telling(change), .taken)
    }
    let again = try #require(ConversionDifference([Self.event(at: 9)], told: [1: told]).due.first)
    #expect(again.kind == .new && again.firstToldAt == SmallMarket.minute(9))
    told.add(Telling(again), .taken)
    let gone = Self.event(at: 9, isWithdrawn: true)
    let last = try #require(ConversionDifference([gone], told: [1: told]).due.first)
    #expect(last.firstToldAt == SmallMarket.minute(9))
  }

  @Test("a change says what the destination knew the conversion by when it was new to it")
  func firstToldAs() throws {
    var told = ToldConversion()
    told.add(Telling(ConversionChange(Self.event())), .taken, dedupeKey: "click 1")
    for (event, next) in [
      (Self.event(worth: 7), "adjustment 1"), (Self.event(worth: 8), "adjustment 1"),
      (Self.event(isWithdrawn: true), "adjustment 1"),
    ] {
      let change = try #require(ConversionDifference([event], told: [1: told]).due.first)
      #expect(change.firstToldAs == "click 1")
      told.add(Telling(change), .taken, dedupeKey: next)
    }
    let again = try #require(ConversionDifference([Self.event()], told: [1: told]).due.first)
    #expect(again.kind == .new && again.firstToldAs == nil)
  }

  @Test("what was taken back is taken back there, as it was told; what was never told is not")
  func retracted() throws {
    let gone = Self.event(row: 3, worth: 120, isWithdrawn: true)
    let change = try #require(
      ConversionDifference([gone], told: [1: Self.told(Self.event())]).due.first)
    #expect(change.kind == .retracted && change.event.value == .dollars(100))
    #expect(change.event.outcomeID == 3)
    #expect(ConversionDifference([gone], told: [:]).due == [])
  }

  @Test("another name is taken back under the old one first, and then told under the new one")
  func renamed() throws {
    let renamed = Self.event(row: 2, name: "big sale")
    var told = Self.told(Self.event())
    let first = try #require(ConversionDifference([renamed], told: [1: told]).due.first)
    #expect(first.kind == .retracted && first.event.name == "sale")
    told.add(Telling(first), .taken)
    #expect(ConversionDifference([renamed], told: [1: told]).due == [ConversionChange(renamed)])
  }

  @Test("a destination with one name for all hears nothing of another name that is asked for")
  func oneName() {
    let told = [Int64(1): Self.told(Self.event())]
    func due(_ event: ConversionEvent, _ names: Set<String> = []) -> ConversionDifference {
      ConversionDifference(
        [event], told: told, in: ConversionQuery(names: names), hearingNames: false)
    }
    let renamed = Self.event(row: 2, name: "big sale")
    #expect(due(renamed).due == [])
    #expect(kinds(due(renamed, ["sale"])) == [.retracted])
    #expect(
      kinds(due(Self.event(row: 2, worth: 7, name: "big sale")))
        == [.restated(previous: .dollars(100))])
  }

  @Test("other names are another query's business, and the time of calls bounds only what is new")
  func query() {
    let told = [Int64(1): Self.told(Self.event())]
    let others = ConversionQuery(names: ["lead"])
    for event in [Self.event(worth: 7), Self.event(isWithdrawn: true), Self.event(name: "lead")] {
      #expect(ConversionDifference([event], told: told, in: others).due == [])
    }
    #expect(
      kinds(ConversionDifference([Self.event(name: "lead")], told: [:], in: others)) == [.new])
    let own = ConversionQuery(names: ["sale"])
    #expect(
      kinds(ConversionDifference([Self.event(name: "lead")], told: told, in: own)) == [.retracted])
    let later = ConversionQuery(startedFrom: SmallMarket.minute(60))
    #expect(kinds(ConversionDifference([Self.event()], told: [:], in: later)) == [])
    #expect(
      kinds(ConversionDifference([Self.event(worth: 7)], told: told, in: later))
        == [.restated(previous: .dollars(100))])
  }

  @Test("while something is on the way nothing else is told of the same conversion")
  func underway() {
    let told = Self.told(Self.event(), fate: .underway)
    let difference = ConversionDifference([Self.event(row: 2, worth: 120)], told: [1: told])
    #expect(difference.due == [] && difference.underwayCount == 1)
  }

  @Test("what was refused is not told again unless it has changed")
  func refused() {
    let told = [Int64(1): Self.told(Self.event(), fate: .refused)]
    let same = ConversionDifference([Self.event()], told: told)
    #expect(same.due == [] && same.refused == [ConversionChange(Self.event())])
    let changed = ConversionDifference([Self.event(row: 2, worth: 120)], told: told)
    #expect(kinds(changed) == [.new], "the destination has not heard of it")
    let gone = ConversionDifference([Self.event(row: 2, isWithdrawn: true)], told: told)
    #expect(gone.due == [] && gone.refused == [])
  }

  @Test("who has read the ledger earlier than another has told it takes nothing back")
  func stale() {
    let told = Self.told(Self.event(row: 5, worth: 120))
    #expect(ConversionDifference([Self.event(row: 2)], told: [1: told]).due == [])
  }

  /// A destination that books what it is told, and refuses, loses and delays at random.
  private struct Receiver {
    var believes: [Int64: (name: String, value: Money?, at: Instant)] = [:]

    mutating func take(_ change: ConversionChange) {
      let event = change.event
      let known = believes[event.originID]
      switch change.kind {
      case .new:
        #expect(known == nil, "told twice")
        believes[event.originID] = (event.name, event.value, event.convertedAt)
      case .restated(let previous):
        #expect(known?.value == previous && known?.name == event.name)
        believes[event.originID] = (event.name, event.value, event.convertedAt)
      case .retracted:
        #expect(known?.name == event.name && known?.value == event.value)
        believes[event.originID] = nil
      }
    }
  }

  @Test(
    "whatever changes in between, the destination ends with what holds, and hears nothing twice")
  func randomHistories() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var events: [Int64: ConversionEvent] = [:]
      var told: [Int64: ToldConversion] = [:]
      var underway: [ConversionChange] = []
      var receiver = Receiver()
      var row: Int64 = 0
      func settle(_ fate: ToldConversion.Fate) {
        let change = underway.removeFirst()
        // What is on its way was added as such; what became of it is known now.
        var settled = told[change.event.originID] ?? ToldConversion()
        settled.add(Telling(change), fate)
        told[change.event.originID] = settled
        if fate == .taken { receiver.take(change) }
      }
      func tell(retrying: Bool) {
        let difference = ConversionDifference(
          events.values.sorted { $0.originID < $1.originID }, told: told)
        for change in difference.due + (retrying ? difference.refused : []) {
          told[change.event.originID, default: ToldConversion()].add(Telling(change), .underway)
          underway.append(change)
        }
      }
      for _ in 0..<40 {
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
          row += 1
          events[row] = Self.event(row, worth: .random(in: 1...3, using: &random))
        case 1, 2:
          guard
            let old = events.values.filter({ !$0.isWithdrawn })
              .min(by: { $0.outcomeID < $1.outcomeID })
          else { break }
          row += 1
          events[old.originID] = Self.event(
            old.originID, row: row, worth: .random(in: 1...3, using: &random),
            name: Bool.random(using: &random) ? "sale" : "lead",
            at: .random(in: 0...1, using: &random),
            isWithdrawn: Int.random(in: 0..<4, using: &random) == 0)
        case 3: tell(retrying: Bool.random(using: &random))
        default:
          if !underway.isEmpty {
            settle(Int.random(in: 0..<4, using: &random) == 0 ? .refused : .taken)
          }
        }
      }
      for _ in 0..<3 {
        while !underway.isEmpty { settle(.taken) }
        tell(retrying: true)
      }
      #expect(underway.isEmpty, "seed \(seed): something is due for ever")
      let live = events.values.filter { !$0.isWithdrawn }
      #expect(receiver.believes.count == live.count, "seed \(seed)")
      for event in live {
        let known = receiver.believes[event.originID]
        #expect(known?.name == event.name && known?.value == event.value)
        #expect(known?.at == event.convertedAt)
      }
    }
  }
}
