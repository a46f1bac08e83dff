/// How long recordings are cut into windows for the network, whose attention sees a whole window.
///
/// All windows are `frameCount` long (a shorter recording is one window), and each begins
/// `frameCount − 2 · contextFrameCount` after the one before. Only the last, which ends with the
/// recording, may be shorter, down to half; it begins early enough for that. Of each, the frames closer than `contextFrameCount` to a cut are left to its neighbour.
package struct WindowPlan: Sendable, Hashable {
  /// Frames in a window.
  package let frameCount: Int
  /// Frames at a cut that serve only as context.
  package let contextFrameCount: Int

  /// Windows of 48 s with 2 s of context: docs/design/acoustics.md has what others cost.
  package static let standard = WindowPlan(frameCount: 2_400, contextFrameCount: 100)

  /// A plan of these lengths.
  ///
  /// - Precondition: windows are longer than twice their context.
  package init(frameCount: Int, contextFrameCount: Int) {
    precondition(contextFrameCount >= 0 && frameCount > 2 * contextFrameCount)
    self.frameCount = frameCount
    self.contextFrameCount = contextFrameCount
  }

  /// Frames from the beginning of one window to that of the next.
  package var step: Int { frameCount - 2 * contextFrameCount }

  /// Where the last window begins, when the windows before have given `givenCount` of `frameCount`
  /// frames.
  package func lastWindowStart(givenCount: Int, frameCount: Int) -> Int {
    guard givenCount > 0 else { return 0 }
    return min(givenCount - contextFrameCount, frameCount - self.frameCount / 2)
  }
}
