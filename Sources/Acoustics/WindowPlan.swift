/// How long recordings are cut into windows for the network, whose attention sees a whole window.
///
/// All windows are `frameCount` long (a shorter recording is one window), and each begins
/// `frameCount − 2 · contextFrameCount` after the one before, but for the last, which ends with the
/// recording. Of each, the frames closer than `contextFrameCount` to a cut are left to its neighbour.
package struct WindowPlan: Sendable, Hashable {
  /// Frames in a window.
  package let frameCount: Int
  /// Frames at a cut that serve only as context.
  package let contextFrameCount: Int

  /// Windows of 24 s with 2 s of context: docs/design/acoustics.md has what others cost.
  package static let standard = WindowPlan(frameCount: 1_200, contextFrameCount: 100)

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
}
