import AttributionStore
import CallModel
import TestSupport

/// A market of a few people who leave now these of their names and now those, and lists of them by looking at every
/// row again and again.
struct SlowAudience {
  /// A call with what was said in it.
  struct Called {
    let id: String
    let atMinute: Int64?
    let isInbound: Bool
    let phone: String
    let hits: [Hit]
    let outcomes: [String]
  }

  /// A deal, a line of an order or a subscription.
  struct Sold {
    let table: MarketTable
    let id: String
    var line = ""
    let atMinute: Int64
    let names: Set<PersonName>
    let call: String?
    let deal: String?
    let product: String
    let minorUnits: Int64
    let isWon: Bool
  }

  private(set) var calls: [Called] = []
  private(set) var sales: [Sold] = []

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func some<Value>(_ all: [Value]) -> Value { all[number(0...all.count - 1)] }
    var persons: [Int] = []
    for place in 0..<number(0...14) {
      let person = number(0...4)
      let hits = (0..<number(0...2)).map { _ in
        let (term, speaker) = (
          some(["gift card", "gold plan", "price"]), some([Speaker.caller, .agent])
        )
        return Hit(
          term: Term(term), speaker: speaker, channel: 0,
          span: TimeSpan(startMs: number(0...50) * 1000, endMs: 60_000), words: nil,
          source: .audio, confidence: Confidence(thousandths: some([799, 800, 970])), text: term)
      }
      persons.append(person)
      calls.append(
        Called(
          id: "c\(place)",
          atMinute: some([nil] + (0...5).map { _ in Int64(number(-200...200) * 1440) }),
          isInbound: number(0...4) > 0, phone: Self.phone(person), hits: hits,
          outcomes: (0..<number(0...2)).map { _ in some(["sale", "Lead", "complaint"]) }))
    }
    var deals: [(id: String, person: Int)] = []
    for place in 0..<number(0...14) {
      let person = number(0...4)
      let table = place < 4 ? MarketTable.deals : some([.orders, .orders, .subscriptions])
      // What came of a call names one whose time is known, and of its own person.
      let named = calls.indices.filter { persons[$0] == person && calls[$0].atMinute != nil }
      let filled = deals.filter { $0.person == person }.map(\.id)
      var sold = Sold(
        table: table, id: "\(table.kind)-\(place)", atMinute: Int64(number(-200...200) * 1440 + 60),
        // Whoever leaves an address leaves the customer number with it: else a number could be a family's.
        names: Self.names(person, some([1, 2, 8, 3, 6, 14, 15, table == .deals ? 1 : 0])),
        call: number(0...2) == 0
          ? named.randomElement(using: &generator).map { calls[$0].id } : nil,
        deal: table == .deals || number(0...1) == 0 ? nil : filled.randomElement(using: &generator),
        product: some(["gift card", "Gold Plan", "lamp", ""]),
        minorUnits: Int64(table == .orders ? some([100, 100, 0, -50]) : 100),
        isWon: number(0...1) == 0)
      if table == .deals { deals.append((sold.id, person)) }
      sales.append(sold)
      // Some of it comes back, all or half.
      if table == .orders, number(0...2) == 0 {
        sold.line = "back"
        sales.append(sold.returned(some([-100, -50])))
      }
    }
  }

  private static func phone(_ person: Int) -> String { "+1212555010\(person)" }

  /// Those of the four names of a person that stand in `bits`.
  private static func names(_ person: Int, _ bits: Int) -> Set<PersonName> {
    let all = [
      PersonName(.visitor, "v\(person)"), PersonName(.customer, "\(person)"),
      PersonName(.email, "p\(person)@example.com"), PersonName(.phone, phone(person)),
    ]
    return Set(all.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
  }

  func book(in market: SmallMarket) throws {
    for call in calls { try book(call, in: market) }
    for sold in sales { try market.book([sold.row], in: sold.table) }
    try market.store.joinCallers(under: SmallMarket.key)
  }

  private func book(_ call: Called, in market: SmallMarket) throws {
    var facts: [String: FieldValue] = [
      "call.direction": .choice(call.isInbound ? "inbound" : "outbound")
    ]
    facts["call.started"] = call.atMinute.map { .instant(SmallMarket.minute($0)) }
    facts["caller.number"] = PhoneNumber(call.phone).map { .phone($0) }
    let outcomes = call.outcomes.enumerated().map { place, name in
      Outcome(
        kind: name == "complaint" ? .tag(name) : .conversion(name: name, value: nil, type: nil),
        rule: Samples.rule("\(name) \(place)"), evidence: [])
    }
    _ = try market.store.book(
      Booking(
        call: Call(id: call.id, recordingPath: nil, facts: CallFacts(facts)),
        recording: .set(Samples.recording(call.id, path: call.id)),
        searches: [
          Search(source: .audio, finder: "f", terms: Set(call.hits.map(\.term)), hits: call.hits)
        ],
        evaluation: Samples.evaluation(outcomes), recordedAt: Samples.noon))
  }

  // MARK: The slow way

  /// For each call and then each sale the first row of its person.
  private var persons: [Int] {
    let names = calls.map { [PersonName(.phone, $0.phone)] } + sales.map { Array($0.names) }
    let ids = calls.map { Set(["call " + $0.id]) } + sales.map(\.ties)
    var labels = Array(names.indices)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for one in names.indices {
        for other in names.indices where labels[one] != labels[other] {
          guard
            !Set(names[one]).isDisjoint(with: names[other])
              || !ids[one].isDisjoint(with: ids[other])
          else { continue }
          let (low, high) = (min(labels[one], labels[other]), max(labels[one], labels[other]))
          for place in labels.indices where labels[place] == high { labels[place] = low }
          hasChanged = true
        }
      }
    }
    return labels
  }

  /// The telephone numbers of each person whom `query` asks for, in order.
  func members(_ query: AudienceQuery) -> [[String]] {
    let labels = persons
    func isInTime(_ minute: Int64?) -> Bool {
      guard query.from != nil || query.before != nil else { return true }
      guard let at = minute.map(SmallMarket.minute) else { return false }
      return (query.from.map { at >= $0 } ?? true) && (query.before.map { at < $0 } ?? true)
    }
    func fits(_ patterns: [String], _ text: String) -> Bool {
      patterns.contains { Self.matches($0.lowercased(), text.lowercased()) }
    }
    func callers(_ counts: (Called) -> Bool) -> Set<Int> {
      Set(
        calls.indices.filter { isInTime(calls[$0].atMinute) && counts(calls[$0]) }.map {
          labels[$0]
        })
    }
    func buyers(_ counts: (Sold) -> Bool) -> Set<Int> {
      Set(
        sales.indices.filter { isBought(sales[$0]) && counts(sales[$0]) }
          .filter { !sales[$0].ties.isEmpty || !sales[$0].names.isEmpty }
          .map { labels[calls.count + $0] })
    }
    var conditions: [Set<Int>] = []
    if !query.mentioned.isEmpty {
      conditions.append(
        callers { call in
          call.hits.contains { hit in
            fits(query.mentioned, hit.term.pattern) && hit.confidence.thousandths >= 800
              && (query.mentionedBy == nil || hit.speaker == query.mentionedBy)
          }
        })
    }
    if !query.outcomes.isEmpty {
      conditions.append(callers { $0.outcomes.contains { fits(query.outcomes, $0) } })
    }
    if !query.bought.isEmpty {
      conditions.append(
        buyers {
          fits(query.bought, $0.product) && isInTime($0.atMinute)
            && (!query.isByPhone || isByPhone($0))
        })
    }
    let all =
      conditions.isEmpty
      ? callers(\.isInbound).union(buyers { isInTime($0.atMinute) })
      : conditions.dropFirst().reduce(conditions[0]) { $0.intersection($1) }
    return all.subtracting(buyers { fits(query.notBought, $0.product) }).map { person in
      Set(
        calls.indices.filter { labels[$0] == person && calls[$0].isInbound }.map { calls[$0].phone }
      )
      .sorted()
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether it was bought, and not all of it brought back.
  private func isBought(_ sold: Sold) -> Bool {
    switch sold.table {
    case .deals: return sold.isWon
    case .orders:
      let same = sales.filter {
        $0.table == .orders && $0.id == sold.id && $0.product == sold.product
      }
      let sum = same.reduce(0) { $0 + $1.minorUnits }
      return sold.minorUnits >= 0 && (sum > 0 || same.allSatisfy { $0.minorUnits >= 0 })
    default: return true
    }
  }

  private func isByPhone(_ sold: Sold) -> Bool {
    guard sold.table == .deals else {
      return sold.call != nil || sales.contains { $0.id == sold.deal && isByPhone($0) }
    }
    if sold.call != nil { return true }
    // Deals were opened an hour before they were closed.
    let opened = sold.atMinute - 60
    return calls.contains { call in
      guard let at = call.atMinute else { return false }
      return sold.names.contains(PersonName(.phone, call.phone)) && at >= opened - 90 * 1440
        && at <= sold.atMinute
    }
  }

  /// `*` stands for anything, as a search through all ways to read it finds.
  private static func matches(_ pattern: String, _ text: String) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = String(pattern.dropFirst())
    if first == "*" {
      return (0...text.count).contains { matches(rest, String(text.dropFirst($0))) }
    }
    return text.first == first && matches(rest, String(text.dropFirst()))
  }
}

extension SlowAudience.Sold {
  /// The rows that it is tied to, and itself.
  fileprivate var ties: Set<String> {
    var ties: Set<String> = []
    if let call { ties.insert("call " + call) }
    if let deal { ties.insert("deal " + deal) }
    if table == .deals { ties.insert("deal " + id) }
    return ties
  }

  /// The line that says how much of it came back.
  fileprivate func returned(_ minorUnits: Int64) -> Self {
    Self(
      table: table, id: id, line: line, atMinute: atMinute, names: names, call: call, deal: deal,
      product: product, minorUnits: minorUnits, isWon: isWon)
  }

  fileprivate var row: [String: MarketValue] {
    let at = MarketValue.instant(SmallMarket.minute(atMinute))
    let money = MarketValue.money(Money(minorUnits: minorUnits, currency: .usd))
    var row: [String: MarketValue] = ["amount": money, "product": .text(product)]
    switch table {
    case .deals:
      row["id"] = .text(id)
      row["stage"] = .text(isWon ? "Closed Won" : "Closed Lost")
      row["won"] = .integer(isWon ? 1 : 0)
      row["closed"] = .integer(1)
      row["opened_at"] = .instant(SmallMarket.minute(atMinute - 60))
      row["closed_at"] = at
    case .orders:
      row["order_id"] = .text(id)
      row["line"] = .text(line)
      row["at"] = at
    default:
      row["id"] = .text(id)
      row["started_at"] = .text(SmallMarket.minute(atMinute).iso8601)
    }
    row["call_id"] = call.map { .text($0) }
    row["deal_id"] = table == .deals ? nil : deal.map { .text($0) }
    for name in names {
      switch name.kind {
      case .visitor: row["visitor_id"] = .text(name.text)
      case .customer: row["person_id"] = .text(name.text)
      case .email: row["email"] = .contact(name.text)
      case .phone: row["phone"] = .contact(name.text)
      }
    }
    return row
  }
}
