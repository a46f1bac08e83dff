import AttributionStore
import CallModel
import Testing

/// What any store does with what was measured in recordings.
@Suite struct SoundConformanceTests {
  private static let facts = RecordingFacts(
    lengthMs: 61_250,
    channels: [
      ChannelFacts(
        speech: [span(1_000, 4_210), span(9_000, 12_000)], music: [span(20_000, 50_000)],
        speechLevelDB: -22.4, signalToNoiseDB: 31.5, clippedShare: 0.000125),
      ChannelFacts(isDead: true),
    ],
    events: [
      RecordingEvent(.hold, span: span(20_000, 50_000), channel: 0),
      RecordingEvent(.dtmf, span: span(5_000, 5_100), channel: 0, detail: "digit"),
      RecordingEvent(.transfer, span: span(55_000, 55_000)),
    ],
    answerMs: 950)

  private static func span(_ startMs: Int, _ endMs: Int) -> TimeSpan {
    TimeSpan(startMs: startMs, endMs: endMs)
  }

  private func booking(
    _ sound: MeasuredSound?, recording: EvidenceUpdate<RecordingFile> = .set(Samples.recording()),
    recordedAt: Instant = Samples.noon
  ) -> Booking {
    Booking(call: Samples.call(), recording: recording, sound: sound, recordedAt: recordedAt)
  }

  @Test("what was measured comes back as it went in", arguments: StoreFactory.all)
  func roundTrip(factory: StoreFactory) async throws {
    let made = try factory.make()
    let sound = MeasuredSound(meter: "facts 1", facts: Self.facts)
    _ = try await made.store.book(booking(sound))
    #expect(try await made.store.state(ofCall: "c-1")?.sound == sound)
    let empty = MeasuredSound(meter: "facts 2", facts: RecordingFacts(lengthMs: 0, channels: []))
    _ = try await made.store.book(booking(empty))
    #expect(try await made.store.state(ofCall: "c-1")?.sound == empty)
  }

  @Test("it stays while the recording stays, and goes with it", arguments: StoreFactory.all)
  func otherRecording(factory: StoreFactory) async throws {
    let made = try factory.make()
    let sound = MeasuredSound(meter: "facts 1", facts: Self.facts)
    _ = try await made.store.book(booking(sound))
    _ = try await made.store.book(booking(nil, recording: .keep))
    _ = try await made.store.book(booking(nil))
    #expect(try await made.store.state(ofCall: "c-1")?.sound == sound)
    _ = try await made.store.book(booking(nil, recording: .set(Samples.recording("other sound"))))
    #expect(try await made.store.state(ofCall: "c-1")?.sound == nil)
    _ = try await made.store.book(booking(sound))
    _ = try await made.store.book(booking(nil, recording: .remove))
    #expect(try await made.store.state(ofCall: "c-1")?.sound == nil)
  }
}
