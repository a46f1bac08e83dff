import AttributionStore
import CallModel
import ContentHash
import StoreTestSupport
import TestSupport
import Testing

/// That each list of searched terms is kept once, and says what was searched for.
@Suite struct TermListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The lines of some tables and views of a store.
  private func lines(of names: Set<String>, in store: SQLCallStore) throws -> [String] {
    try TableText.lines(of: store, store.tables().filter { names.contains($0.name) })
  }

  /// A file and a database.
  private func places() throws -> [String] {
    [folder.path("calls.db"), try PostgresServer.shared().newDatabase()]
  }

  @Test("calls that are searched for the same terms have one list")
  func once() throws {
    for place in try places() {
      let store = try SQLCallStore(path: place)
      for id in ["c-1", "c-2", "c-3"] {
        _ = try store.book(Samples.booking(call: Samples.call(id)))
      }
      #expect(try lines(of: ["term_lists"], in: store).count == 1)
      #expect(try lines(of: ["listed_terms"], in: store).count == 2)
      #expect(try lines(of: ["searched_terms"], in: store).count == 6)
    }
  }

  @Test("terms that are written alike one after the other, but are others, make another list")
  func otherParts() throws {
    for place in try places() {
      let store = try SQLCallStore(path: place)
      let lists: [Set<Term>] = [
        [Term("ab", soundsLike: "c")], [Term("a", soundsLike: "bc")], [Term("abc")],
        [Term("ab"), Term("c")], [Term("a"), Term("bc")],
        [Term("ab", soundsLike: "c"), Term("c")], [Term("ab"), Term("c", soundsLike: "c")],
        [Term("3:abc")], [Term("abc", currency: .usd)],
      ]
      for (place, terms) in lists.enumerated() {
        let call = Samples.call("c-\(place)")
        _ = try store.book(
          Samples.booking(
            call: call, searches: [Samples.search([], terms: terms)], evaluation: nil))
        #expect(try store.state(ofCall: call.id)?.searches.map(\.terms) == [terms])
      }
      #expect(try lines(of: ["term_lists"], in: store).count == lists.count)
    }
  }

  @Test("of programs that book the same new list at once one adds it")
  func atOnce() async throws {
    let address = try PostgresServer.shared().newDatabase()
    let store = try SQLCallStore(path: address)
    let terms = Set((0..<200).map { Term("phrase \($0)") })
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let store = try SQLCallStore(path: address, opening: .existing)
          _ = try store.book(
            Samples.booking(
              call: Samples.call("c-\(number)"), searches: [Samples.search([], terms: terms)]))
        }
      }
      try await group.waitForAll()
    }
    #expect(try lines(of: ["term_lists"], in: store).count == 1)
    for number in 0..<8 {
      #expect(try store.state(ofCall: "c-\(number)")?.searches.map(\.terms) == [terms])
    }
  }

  @Test(
    "any searches, one after the other, leave what a dictionary of terms does",
    arguments: UInt64(1)...12)
  func anySearches(seed: UInt64) throws {
    let places = try places()
    let stores = try places.map { try SQLCallStore(path: $0) }
    let names = ["one", "two", "three", "four", "five"]
    var generator = SeededGenerator(seed: seed)
    var known: [String: SlowEvidence] = [:]
    for _ in 0..<30 {
      let id = ["c-1", "c-2"].randomElement(using: &generator) ?? "c-1"
      let source: EvidenceSource = Bool.random(using: &generator) ? .audio : .transcript
      let finder = Bool.random(using: &generator) ? "finder 1" : "finder 2"
      let content = Int.random(in: 0..<8, using: &generator) == 0 ? "other" : "same"
      let terms = names.filter { _ in Int.random(in: 0..<3, using: &generator) > 0 }
      let hits = terms.filter { _ in Bool.random(using: &generator) }.map { name in
        let time = Int.random(in: 0..<3, using: &generator) * 1000
        return Samples.hit(Term(name), atMs: time, source: source)
      }
      let search = Samples.search(
        hits, terms: Set(terms.map { Term($0) }), source: source, finder: finder)
      let booking = Samples.booking(
        call: Samples.call(id),
        recording: source == .audio ? .set(Samples.recording(content)) : .keep,
        transcript: source == .transcript ? .set(Samples.transcript(content)) : .keep,
        searches: [search], evaluation: nil)
      known[id, default: SlowEvidence()].take(booking, search)
      for store in stores { _ = try store.book(booking) }
    }
    for (id, slow) in known {
      for store in stores {
        let state = try #require(try store.state(ofCall: id))
        #expect(slow.isWhat(state.searches))
        let hits = try store.hits(ofCall: id)
        #expect(Set(hits) == Set(slow.hits) && hits.count == slow.hits.count)
      }
    }
    #expect(try StoreDump.faults(ofStoreAt: places[0]) == [])
    let views = try stores.map { try lines(of: ["searched_terms"], in: $0).count }
    let count = known.values.map(\.searched.count).reduce(0, +)
    #expect(views == [count, count])
  }
}

/// What is known of a call's evidence, term by term.
private struct SlowEvidence {
  /// A term in a source.
  struct Key: Hashable {
    let source: EvidenceSource
    let term: Term
  }
  /// By what it was searched for, and in what, and what was found.
  struct Found {
    let finder: String
    let content: String
    let hits: [Hit]
  }
  private(set) var searched: [Key: Found] = [:]
  private var contents: [EvidenceSource: String] = [:]

  var hits: [Hit] { searched.values.flatMap(\.hits) }

  mutating func take(_ booking: Booking, _ search: Search) {
    if case .set(let file) = booking.recording { set(.audio, file.digest.hex) }
    if case .set(let file) = booking.transcript { set(.transcript, file.digest.hex) }
    for term in search.terms {
      searched[Key(source: search.source, term: term)] = Found(
        finder: search.finder, content: contents[search.source] ?? "",
        hits: search.hits.filter { $0.term == term })
    }
  }

  private mutating func set(_ source: EvidenceSource, _ content: String) {
    contents[source] = content
    searched = searched.filter { $0.key.source != source || $0.value.content == content }
  }

  func isWhat(_ searches: [CompletedSearch]) -> Bool {
    let told = searches.flatMap { search in
      search.terms.map { "\(search.source) \(search.finder) \(search.content.hex) \($0.pattern)" }
    }
    let expected = searched.map { key, found in
      "\(key.source) \(found.finder) \(found.content) \(key.term.pattern)"
    }
    return told.sorted() == expected.sorted() && searches.allSatisfy { !$0.terms.isEmpty }
  }
}
