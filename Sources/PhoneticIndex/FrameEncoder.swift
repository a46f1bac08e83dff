/// Packs frames, one after the other.
struct FrameEncoder: Sendable {
  private(set) var frameCount = 0
  private(set) var sections: [(kind: SectionTable.Kind, bytes: [UInt8])] = []
  private var packed: [UInt8] = []

  mutating func append(_ scores: PhoneScores) {
    frameCount += scores.frameCount
    packed += scores.values.map { UInt8(clamping: Int(($0 * -14).rounded())) }
  }

  mutating func finish() { sections = [(.frames, packed)] }
}
