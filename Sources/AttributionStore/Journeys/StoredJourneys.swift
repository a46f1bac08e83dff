import Attribution
import CallModel

/// The journeys of all people in a store, in so little memory that millions of touchpoints fit: 24
/// bytes each, twice while they are put in order.
struct StoredJourneys {
  /// Something that somebody met.
  struct Met {
    let atMs: Int64
    var person: Int32
    let origin: Int32
    /// How long the session went on.
    let lengthS: Int32
    let interaction: Interaction
    /// Whether the person made themselves known: a form or a chat.
    let isLead: Bool
  }

  /// A call.
  struct Called {
    let callID: String
    /// Whether anybody says when it was; else it is of nobody else's journey.
    let isDated: Bool
    let atMs: Int64
    var person: Int32
    /// What it came from where no touchpoint says it; `nil` where one does, or nobody knows.
    let origin: Int32?
    let isLead: Bool
    /// The touchpoint whose session had the number that was dialled.
    let sessionID: String?
    let conversions: [Brought]
  }

  /// A conversion of a call.
  struct Brought {
    let outcomeID: Int64
    let revenue: Money?
    /// When the deal was opened that it became; `nil` where there is none, or nobody says.
    let openedMs: Int64?
  }

  /// By person, then by time.
  let met: [Met]
  /// By person, then by time.
  let calls: [Called]
  /// How many people met something or called.
  let personCount: Int
  /// How many numbers people have; not all of them met something.
  private let numberCount: Int
  /// What touchpoints and calls came from.
  let sources: SourceTable
  private let origins: [Origin]
  private let sourceIDs: [SourceID?]

  /// After a session people call about it for so long.
  private static let holdMs: Int64 = 30 * 60_000

  /// Puts everything in order; `person` of each is somebody of `people`.
  init(met: [Met], calls: [Called], people: People, origins: [Origin]) {
    let grouped = Self.grouped(met, count: people.count) { people[$0.person] }
    let called = calls.map { call in
      var call = call
      call.person = people[call.person]
      return call
    }.sorted { ($0.person, $0.atMs) < ($1.person, $1.atMs) }
    self.met = grouped
    self.calls = called
    personCount = Self.personCount(grouped, called)
    numberCount = people.count
    self.origins = origins
    let sources = SourceTable(origins.map(\.source))
    self.sources = sources
    sourceIDs = origins.map { sources.id(of: $0.source) }
  }

  /// Hands over each person's journey, in the same order every time.
  func forEach(_ body: (Journey) throws -> Void) rethrows {
    var (firstMet, firstCall) = (0, 0)
    for person in 0..<Int32(numberCount) {
      var (lastMet, lastCall) = (firstMet, firstCall)
      while lastMet < met.count, met[lastMet].person == person { lastMet += 1 }
      while lastCall < calls.count, calls[lastCall].person == person { lastCall += 1 }
      try body(journey(met[firstMet..<lastMet], calls[firstCall..<lastCall]))
      (firstMet, firstCall) = (lastMet, lastCall)
    }
  }

  /// How many people there are in what is sorted by them.
  private static func personCount(_ met: [Met], _ calls: [Called]) -> Int {
    var (count, nextMet, nextCall) = (0, 0, 0)
    while nextMet < met.count || nextCall < calls.count {
      let person = min(
        nextMet < met.count ? met[nextMet].person : .max,
        nextCall < calls.count ? calls[nextCall].person : .max)
      while nextMet < met.count, met[nextMet].person == person { nextMet += 1 }
      while nextCall < calls.count, calls[nextCall].person == person { nextCall += 1 }
      count += 1
    }
    return count
  }

  private func journey(_ met: ArraySlice<Met>, _ calls: ArraySlice<Called>) -> Journey {
    var touchpoints: [Touchpoint] = []
    touchpoints.reserveCapacity(met.count + calls.count)
    for one in met {
      guard let source = sourceIDs[Int(one.origin)] else { continue }
      touchpoints.append(
        Touchpoint(
          at: Instant(unixMs: one.atMs), source: source, interaction: one.interaction))
    }
    for call in calls {
      guard let origin = call.origin, let source = sourceIDs[Int(origin)],
        !met.contains(where: { isSession($0, of: call, from: origins[Int(origin)]) })
      else { continue }
      touchpoints.append(Touchpoint(at: Instant(unixMs: call.atMs), source: source))
    }
    let lead = leadMs(met, calls)
    let conversions = calls.flatMap { call in
      call.conversions.map { conversion in
        Conversion(
          id: conversion.outcomeID, at: Instant(unixMs: call.atMs), revenue: conversion.revenue,
          leadAt: lead.flatMap { $0 <= call.atMs ? Instant(unixMs: $0) : nil },
          opportunityAt: conversion.openedMs.map { Instant(unixMs: min($0, call.atMs)) })
      }
    }
    return Journey(touchpoints: touchpoints, conversions: conversions)
  }

  /// Whether the call was made during the session, or soon after, and both are of one campaign: then
  /// they are one touchpoint.
  private func isSession(_ one: Met, of call: Called, from origin: Origin) -> Bool {
    one.interaction == .click && one.atMs <= call.atMs
      && call.atMs <= one.atMs + Int64(one.lengthS) * 1000 + Self.holdMs
      && origins[Int(one.origin)].isSameCampaign(as: origin)
  }

  /// When the person first made themselves known: by a form, a chat, or a call.
  private func leadMs(_ met: ArraySlice<Met>, _ calls: ArraySlice<Called>) -> Int64? {
    let times = [met.first(where: \.isLead)?.atMs, calls.first(where: \.isLead)?.atMs]
    return times.compactMap(\.self).min()
  }

  /// `met` by person and time, in time that grows as their number does.
  private static func grouped(_ met: [Met], count: Int, person: (Met) -> Int32) -> [Met] {
    var starts = [Int](repeating: 0, count: count + 1)
    for one in met { starts[Int(person(one)) + 1] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    var next = starts
    var grouped = met
    for one in met {
      let number = person(one)
      grouped[next[Int(number)]] = one
      grouped[next[Int(number)]].person = number
      next[Int(number)] += 1
    }
    for number in 0..<count where starts[number + 1] - starts[number] > 1 {
      let range = starts[number]..<starts[number + 1]
      let isInOrder = range.dropFirst().allSatisfy { grouped[$0 - 1].atMs <= grouped[$0].atMs }
      if !isInOrder { grouped[range].sort { $0.atMs < $1.atMs } }
    }
    return grouped
  }
}
