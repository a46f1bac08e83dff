import AttributionStore
import CallModel
import Testing

@Suite("Recordings that several calls have") struct CopiedRecordingTests {
  private func book(_ call: String, _ content: String?, in store: any CallStore) async throws {
    let recording = content.map { EvidenceUpdate.set(Samples.recording($0)) } ?? .keep
    _ = try await store.book(
      Booking(call: Samples.call(call), recording: recording, recordedAt: Samples.noon))
  }

  @Test("are known by their bytes, of all but the first call", arguments: StoreFactory.all)
  func copies(factory: StoreFactory) async throws {
    let made = try factory.make()
    #expect(try await made.store.copiedRecordings() == [:])
    for (call, content) in [("c-2", "a"), ("c-3", "b"), ("c-1", "a"), ("c-4", "a"), ("c-5", nil)] {
      try await book(call, content, in: made.store)
    }
    #expect(try await made.store.copiedRecordings() == ["c-2": "c-1", "c-4": "c-1"])
    try await book("c-1", "c", in: made.store)
    try await book("c-2", "b", in: made.store)
    #expect(try await made.store.copiedRecordings() == ["c-3": "c-2"])
  }
}
