/// The sizes of the network, which its weights file must have.
enum NetworkShape {
  /// Samples a second that it hears.
  static let sampleRateHz = 16_000
  /// Samples in a frame of the Fourier transform.
  static let frameLength = 400
  /// Samples from one feature frame to the next: 10 ms.
  static let hopLength = 160
  /// Samples that the signal is extended by at either end, mirrored, so that frame i is centred on
  /// sample 160 i.
  static let padding = 200
  /// Frequencies of the Fourier transform, 40 Hz apart.
  static let binCount = 201
  /// Mel bands: features in a frame.
  static let bandCount = 80
  /// Feature frames that the first layer sees at once, and how far it moves each time.
  static let stemTaps = 3
  static let stemStride = 2
  /// Width of the network.
  static let width = 144
  static let hiddenWidth = 576
  static let headCount = 4
  static let headWidth = width / headCount
  static let depthwiseTaps = 31
  static let blockCount = 4
  static let classCount = 191
  /// Added to the variance in a layer normalisation.
  static let epsilon: Float = 1e-5
  /// The least power of a mel band.
  static let powerFloor: Float = 1e-10
}
