import CallModel
import Testing
import TranscriptInput

@Suite struct SpeakerTests {
  @Test(
    "names that everybody uses are understood",
    arguments: [
      ("Agent", Speaker.agent), ("AGENT", .agent), ("agent_02", .agent), ("Agent 1", .agent),
      ("Rep", .agent), ("Sales Rep", .agent), ("service agent #3", .agent), ("IVR", .agent),
      ("상담원", .agent), ("Caller", .caller), ("CUSTOMER", .caller), ("Customer-1", .caller),
      ("client:", .caller), ("고객 2", .caller), ("spk_0", .unknown), ("ch_0", .unknown),
      ("Speaker 1", .unknown), ("Jane", .unknown), ("", .unknown), ("1", .unknown),
      ("Agent Smith", .unknown), ("Reptile", .unknown),
    ] as [(String, Speaker)])
  func table(label: String, speaker: Speaker) {
    #expect(SpeakerLabels.standard.speaker(for: label) == speaker)
  }

  @Test("names of one's own count first, and with their numbers")
  func own() {
    let labels = SpeakerLabels(["spk_0": .agent, "SPK_1": .caller, "Agent 2": .caller])
    #expect(labels.speaker(for: "Spk 0") == .agent)
    #expect(labels.speaker(for: "spk_1") == .caller)
    #expect(labels.speaker(for: "spk_2") == .unknown)
    #expect(labels.speaker(for: "agent 2") == .caller)
    #expect(labels.speaker(for: "agent 1") == .agent)
  }

  @Test("channels give speakers to words that have none")
  func byChannel() throws {
    let read = try TranscriptFile.read(path: try Fixture.path("channels.json"))
    let assigned = read.assigningSpeakers(byChannel: [.agent, .caller])
    #expect(assigned.words.map(\.speaker) == [.agent, .caller, .caller, .agent])
    #expect(assigned.words.map(\.text) == read.words.map(\.text))
    #expect(read.assigningSpeakers(byChannel: []) == read)
    #expect(
      read.assigningSpeakers(byChannel: [.agent]).words.map(\.speaker) == [
        .agent, .unknown, .unknown, .agent,
      ])
    #expect(assigned.assigningSpeakers(byChannel: [.caller, .agent]) == assigned)
  }

  @Test("labels give speakers to words that have none")
  func byLabel() throws {
    let read = try TranscriptFile.read(path: try Fixture.path("speaker-labels.json"))
    #expect(read.words.allSatisfy { $0.speaker == .unknown })
    let assigned = read.assigningSpeakers(byLabel: SpeakerLabels(["spk_1": .caller]))
    #expect(assigned.words.map(\.speaker) == [.unknown, .caller, .caller, .caller])
    #expect(assigned.words.map(\.speakerLabel) == read.words.map(\.speakerLabel))
  }

  @Test("a speaker who is known stays")
  func known() throws {
    let read = try TranscriptFile.read(path: try Fixture.path("audio-segments.json"))
    #expect(read.assigningSpeakers(byChannel: [.caller, .agent]) == read)
  }
}
