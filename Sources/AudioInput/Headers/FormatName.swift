import CSndfile

/// The name of a container and codec in plain words: `WAV, µ-law`, `Ogg Opus`, `MP3`.
struct FormatName: CustomStringConvertible {
  let description: String

  /// The name of a libsndfile format number.
  init(_ format: Int32) {
    let container = Self.containers[Int(format) & SF_FORMAT_TYPEMASK] ?? "sound"
    let codec = Self.codecs[Int(format) & SF_FORMAT_SUBMASK]
    switch (container, codec) {
    case ("MPEG", let codec): description = codec ?? "MPEG"
    case (_, nil): description = container
    case ("Ogg", let codec?): description = "Ogg \(codec)"
    case (_, let codec?): description = "\(container), \(codec)"
    }
  }

  private static let containers = [
    SF_FORMAT_WAV: "WAV", SF_FORMAT_WAVEX: "WAV", SF_FORMAT_RF64: "WAV (RF64)",
    SF_FORMAT_AIFF: "AIFF", SF_FORMAT_AU: "AU", SF_FORMAT_FLAC: "FLAC", SF_FORMAT_OGG: "Ogg",
    SF_FORMAT_MPEG: "MPEG",
  ]

  private static let codecs = [
    SF_FORMAT_PCM_S8: "8-bit PCM", SF_FORMAT_PCM_U8: "8-bit PCM", SF_FORMAT_PCM_16: "16-bit PCM",
    SF_FORMAT_PCM_24: "24-bit PCM", SF_FORMAT_PCM_32: "32-bit PCM", SF_FORMAT_FLOAT: "32-bit float",
    SF_FORMAT_DOUBLE: "64-bit float", SF_FORMAT_ULAW: "µ-law", SF_FORMAT_ALAW: "A-law",
    SF_FORMAT_IMA_ADPCM: "IMA ADPCM", SF_FORMAT_MS_ADPCM: "MS ADPCM", SF_FORMAT_GSM610: "GSM 6.10",
    SF_FORMAT_VORBIS: "Vorbis", SF_FORMAT_OPUS: "Opus", SF_FORMAT_MPEG_LAYER_I: "MP1",
    SF_FORMAT_MPEG_LAYER_II: "MP2", SF_FORMAT_MPEG_LAYER_III: "MP3",
  ]
}
