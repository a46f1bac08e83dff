import AttributionStore
import CallModel
import ContentHash
import Testing

/// What any store does with calls, files and hits.
@Suite struct EvidenceConformanceTests {
  @Test("a call that was never booked is not known", arguments: StoreFactory.all)
  func unknownCall(factory: StoreFactory) async throws {
    let made = try factory.make()
    #expect(try await made.store.state(ofCall: "c-1") == nil)
    #expect(try await made.store.hits(ofCall: "c-1") == [])
    #expect(try await made.store.ledger(ofCall: "c-1") == [])
    #expect(try await made.store.reports(on: .ids(["c-1"])) == [])
  }

  @Test("the state says what was booked", arguments: StoreFactory.all)
  func state(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking(transcript: .set(Samples.transcript())))
    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.isDescribed(by: Samples.call()))
    #expect(state.call.recordingPath == "calls/c-1.wav")
    #expect(state.call.transcriptPath == "calls/c-1.json")
    #expect(state.recording == Samples.recording())
    #expect(state.transcript == Samples.transcript())
    #expect(
      state.terms(searchedIn: .audio, by: "model 1") == [Samples.creditCard, Samples.appointment])
    #expect(state.terms(searchedIn: .audio, by: "model 2") == [])
    #expect(state.terms(searchedIn: .transcript, by: "model 1") == [])
    #expect(state.searches.map(\.content) == [SHA256Digest(ofUTF8: "sound")])
    #expect(state.evaluation?.verdicts == ["card-sale": .yes, "refund": .unknown])
    #expect(state.evaluation?.recordedAt == Samples.noon)
  }

  @Test("facts of every type come back as they went in", arguments: StoreFactory.all)
  func facts(factory: StoreFactory) async throws {
    let made = try factory.make()
    let phone = try #require(PhoneNumber("+12125550100"))
    let decimal = FixedDecimal(millionths: -1_234_567)
    let values: [FieldValue] = [
      .flag(true), .flag(false), .duration(ms: 0), .duration(ms: .max),
      .money(Money(minorUnits: -5, currency: .usd)), .number(decimal), .percent(decimal),
      .phone(phone), .text(""), .text("a\nb \"c\" \u{1F4DE} é"), .choice("inbound"),
      .instant(Samples.noon), .instant(Instant(unixMs: .min)), .instant(Instant(unixMs: -1)),
    ]
    let paths = FieldSchema.standard.fields.map(\.path).filter { $0 != "call.id" } + ["custom.x"]
    for value in values {
      var facts = CallFacts()
      for path in paths { facts[path] = value }
      let call = Samples.call(facts: facts)
      _ = try await made.store.book(Samples.booking(call: call, evaluation: nil))
      let state = try #require(try await made.store.state(ofCall: "c-1"))
      #expect(state.isDescribed(by: call), "\(value)")
      #expect(state.call.facts == call.facts, "\(value)")
    }
  }

  @Test(
    "new facts replace the old ones, and what is not said any more is gone",
    arguments: StoreFactory.all)
  func newFacts(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    let call = Call(
      id: "c-1", recordingPath: nil, facts: CallFacts(["campaign.name": .text("brand")]))
    _ = try await made.store.book(Samples.booking(call: call, evaluation: nil))
    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.isDescribed(by: call))
    #expect(!state.isDescribed(by: Samples.call()))
    #expect(state.call.channelSpeakers == [])
    #expect(state.call.answerOffsetMs == nil)
  }

  @Test("hits come back in order of time, with all their parts", arguments: StoreFactory.all)
  func hits(factory: StoreFactory) async throws {
    let made = try factory.make()
    let sound = [
      Samples.hit(atMs: 60_000), Samples.hit(Samples.appointment, atMs: 8200),
      Samples.hit(atMs: 100),
    ]
    let words = [Samples.hit(atMs: 8300, source: .transcript)]
    _ = try await made.store.book(
      Samples.booking(
        transcript: .set(Samples.transcript()),
        searches: [
          Samples.search(sound), Samples.search(words, source: .transcript, finder: "matcher 1"),
        ]))
    #expect(try await made.store.hits(ofCall: "c-1") == [sound[2], sound[1], words[0], sound[0]])
  }

  @Test(
    "a new search replaces the hits of its terms in its source, and of no others",
    arguments: StoreFactory.all)
  func replacement(factory: StoreFactory) async throws {
    let made = try factory.make()
    let old = Samples.hit()
    let appointment = Samples.hit(Samples.appointment, atMs: 50_000)
    let words = Samples.hit(source: .transcript)
    _ = try await made.store.book(
      Samples.booking(
        transcript: .set(Samples.transcript()),
        searches: [
          Samples.search([old, appointment]),
          Samples.search([words], source: .transcript, finder: "matcher 1"),
        ]))
    let new = Samples.hit(atMs: 8210, thousandths: 990)
    _ = try await made.store.book(
      Samples.booking(
        searches: [Samples.search([new], terms: [Samples.creditCard], finder: "model 2")]))
    #expect(try await made.store.hits(ofCall: "c-1") == [words, new, appointment])

    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.terms(searchedIn: .audio, by: "model 1") == [Samples.appointment])
    #expect(state.terms(searchedIn: .audio, by: "model 2") == [Samples.creditCard])
    #expect(state.terms(searchedIn: .transcript, by: "matcher 1").contains(Samples.creditCard))
  }

  @Test(
    "a term that is found no more loses its hits but counts as searched",
    arguments: StoreFactory.all)
  func lostHits(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    _ = try await made.store.book(Samples.booking(searches: [Samples.search([])]))
    #expect(try await made.store.hits(ofCall: "c-1") == [])
    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.terms(searchedIn: .audio, by: "model 1").count == 2)
  }

  @Test("another recording takes the hits of the old one with it", arguments: StoreFactory.all)
  func newRecording(factory: StoreFactory) async throws {
    let made = try factory.make()
    let words = Samples.hit(source: .transcript)
    let transcriptSearch = Samples.search([words], source: .transcript, finder: "matcher 1")
    _ = try await made.store.book(
      Samples.booking(
        transcript: .set(Samples.transcript()), searches: [Samples.search(), transcriptSearch]))
    _ = try await made.store.book(
      Samples.booking(recording: .set(Samples.recording("other sound")), searches: []))
    #expect(try await made.store.hits(ofCall: "c-1") == [words])
    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.terms(searchedIn: .audio, by: "model 1") == [])
    #expect(state.recording?.digest == SHA256Digest(ofUTF8: "other sound"))
  }

  @Test("a recording that was only moved keeps its hits", arguments: StoreFactory.all)
  func movedRecording(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking())
    _ = try await made.store.book(
      Samples.booking(recording: .set(Samples.recording(path: "archive/c-1.wav")), searches: []))
    #expect(try await made.store.hits(ofCall: "c-1") == [Samples.hit()])
    #expect(try await made.store.state(ofCall: "c-1")?.call.recordingPath == "archive/c-1.wav")
  }

  @Test(
    "a recording that is kept stays with its hits; one that is removed takes them along",
    arguments: StoreFactory.all)
  func keptAndRemoved(factory: StoreFactory) async throws {
    let made = try factory.make()
    _ = try await made.store.book(Samples.booking(transcript: .set(Samples.transcript())))
    _ = try await made.store.book(Samples.booking(recording: .keep, searches: []))
    #expect(try await made.store.hits(ofCall: "c-1") == [Samples.hit()])
    _ = try await made.store.book(
      Samples.booking(recording: .remove, transcript: .remove, searches: []))
    #expect(try await made.store.hits(ofCall: "c-1") == [])
    let state = try #require(try await made.store.state(ofCall: "c-1"))
    #expect(state.recording == nil)
    #expect(state.transcript == nil)
    #expect(state.searches == [])
  }

  @Test(
    "a search of a file that the call does not have books nothing at all",
    arguments: StoreFactory.all)
  func searchWithoutFile(factory: StoreFactory) async throws {
    let made = try factory.make()
    await #expect(throws: (any Error).self) {
      _ = try await made.store.book(
        Samples.booking(searches: [Samples.search(), Samples.search([], source: .transcript)]))
    }
    #expect(try await made.store.state(ofCall: "c-1") == nil)
    #expect(try await made.store.reports(on: .all) == [])
  }

  @Test("two terms that differ only in how they sound are two terms", arguments: StoreFactory.all)
  func soundsLike(factory: StoreFactory) async throws {
    let made = try factory.make()
    let plain = Term("Kia")
    let spoken = Term("Kia", soundsLike: "key a")
    let hits = [Samples.hit(plain, atMs: 1), Samples.hit(spoken, atMs: 2)]
    _ = try await made.store.book(
      Samples.booking(searches: [Samples.search(hits, terms: [plain, spoken])]))
    #expect(try await made.store.hits(ofCall: "c-1").map(\.term) == [plain, spoken])
  }

  @Test(
    "a recorded clip is another term than a phrase of its name, and than another clip of its name",
    arguments: StoreFactory.all)
  func recordedClips(factory: StoreFactory) async throws {
    let made = try factory.make()
    let phrase = Term("clips/slogan.wav")
    let clips = ["a", "b"].map {
      Term(recorded: "clips/slogan.wav", sha256: SHA256Digest(ofUTF8: $0).hex)
    }
    let terms = [phrase] + clips
    let hits = terms.enumerated().map { Samples.hit($1, atMs: $0) }
    let outcome = Samples.sale(evidence: hits)
    let booking = Samples.booking(
      searches: [Samples.search(hits, terms: Set(terms))],
      evaluation: Samples.evaluation([outcome]))
    _ = try await made.store.book(booking)
    #expect(try await made.store.hits(ofCall: "c-1") == hits)
    let searches = try await made.store.state(ofCall: "c-1")?.searches
    #expect(searches?.map(\.terms) == [Set(terms)])
    #expect(try await made.store.ledger(ofCall: "c-1").map(\.outcome.evidence) == [hits])
    #expect(try await made.store.book(booking).unchangedCount == 1)
  }
}
