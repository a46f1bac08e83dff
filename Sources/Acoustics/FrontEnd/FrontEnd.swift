/// What is done to a signal's features before the network hears them.
///
/// A property of the engine, not a matter of taste: confidences are fitted to it, and what was heard
/// with one front end cannot be compared with what was heard with another.
public struct FrontEnd: Sendable, Hashable {
  /// Whether bands that the recording leaves empty get noise as loud as there is in the others.
  ///
  /// Telephone recordings end at 4 kHz. A network that was taught on sound up to 8 kHz knows noise as
  /// something that is everywhere, and where it ends at 4 kHz the network hears speech in it no more.
  /// Features of a line without steady noise pass unchanged, to the bit.
  public let fillsEmptyBands: Bool
  /// Whether the network hears only the stretches in which somebody may be speaking, one after the
  /// other. Frames outside of them are blank.
  public let skipsSilence: Bool

  package init(fillsEmptyBands: Bool, skipsSilence: Bool) {
    self.fillsEmptyBands = fillsEmptyBands
    self.skipsSilence = skipsSilence
  }

  /// What recordings are heard with.
  public static let standard = FrontEnd(fillsEmptyBands: true, skipsSilence: true)
  /// The features as the model's own library computes them, all of them.
  public static let plain = FrontEnd(fillsEmptyBands: false, skipsSilence: false)
}
