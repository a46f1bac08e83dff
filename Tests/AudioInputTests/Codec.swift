import CSndfile
import Testing

/// One way of writing a recording, with what may be expected of it.
struct Codec: Sendable, CustomTestStringConvertible {
  let name: String
  let format: Int
  let sampleRatesHz: [Int]
  var channelCounts = [1, 2]
  /// What the coder leaves of the test sweeps at least, in decibels above its own noise. Speech
  /// coders follow the spectrum more than the wave.
  let signalToNoise: Double
  /// How much longer than the signal what comes out may be: coders that work in blocks fill the last.
  var paddingMs = 0

  var testDescription: String { name }

  static let telephone = [8_000, 11_025, 16_000, 22_050, 44_100, 48_000]

  static let all = [
    Codec(
      name: "WAV, 8-bit PCM", format: wav | SF_FORMAT_PCM_U8, sampleRatesHz: telephone,
      signalToNoise: 39),
    Codec(
      name: "WAV, 16-bit PCM", format: wav | SF_FORMAT_PCM_16, sampleRatesHz: telephone,
      signalToNoise: 80),
    Codec(
      name: "WAV, 24-bit PCM", format: wav | SF_FORMAT_PCM_24, sampleRatesHz: telephone,
      signalToNoise: 80),
    Codec(
      name: "WAV, 32-bit PCM", format: wav | SF_FORMAT_PCM_32, sampleRatesHz: telephone,
      signalToNoise: 80),
    Codec(
      name: "WAV, 32-bit float", format: wav | SF_FORMAT_FLOAT, sampleRatesHz: telephone,
      signalToNoise: 80),
    Codec(
      name: "WAV, 64-bit float", format: wav | SF_FORMAT_DOUBLE, sampleRatesHz: [8_000],
      signalToNoise: 80),
    Codec(
      name: "WAV, µ-law", format: wav | SF_FORMAT_ULAW, sampleRatesHz: telephone, signalToNoise: 36),
    Codec(
      name: "WAV, A-law", format: wav | SF_FORMAT_ALAW, sampleRatesHz: telephone, signalToNoise: 36),
    Codec(
      name: "WAV, GSM 6.10", format: wav | SF_FORMAT_GSM610, sampleRatesHz: telephone,
      channelCounts: [1], signalToNoise: 9, paddingMs: 40),
    Codec(
      name: "WAV, IMA ADPCM", format: wav | SF_FORMAT_IMA_ADPCM, sampleRatesHz: telephone,
      signalToNoise: 15, paddingMs: 130),
    Codec(
      name: "WAV, MS ADPCM", format: wav | SF_FORMAT_MS_ADPCM, sampleRatesHz: telephone,
      signalToNoise: 9, paddingMs: 130),
    Codec(
      name: "WAV, 16-bit PCM", format: SF_FORMAT_WAVEX | SF_FORMAT_PCM_16, sampleRatesHz: [8_000],
      signalToNoise: 80),
    Codec(
      name: "WAV (RF64), 16-bit PCM", format: SF_FORMAT_RF64 | SF_FORMAT_PCM_16,
      sampleRatesHz: [8_000], signalToNoise: 80),
    Codec(
      name: "WAV, 16-bit PCM", format: wav | SF_FORMAT_PCM_16 | SF_ENDIAN_BIG,
      sampleRatesHz: [8_000], signalToNoise: 80),
    Codec(
      name: "AIFF, 16-bit PCM", format: SF_FORMAT_AIFF | SF_FORMAT_PCM_16, sampleRatesHz: telephone,
      signalToNoise: 80),
    Codec(
      name: "AIFF, µ-law", format: SF_FORMAT_AIFF | SF_FORMAT_ULAW, sampleRatesHz: [8_000],
      signalToNoise: 36),
    Codec(
      name: "AU, µ-law", format: SF_FORMAT_AU | SF_FORMAT_ULAW, sampleRatesHz: telephone,
      signalToNoise: 36),
    Codec(
      name: "AU, 16-bit PCM", format: SF_FORMAT_AU | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE,
      sampleRatesHz: [8_000], signalToNoise: 80),
    Codec(
      name: "FLAC, 16-bit PCM", format: SF_FORMAT_FLAC | SF_FORMAT_PCM_16, sampleRatesHz: telephone,
      signalToNoise: 80),
    Codec(
      name: "Ogg Vorbis", format: SF_FORMAT_OGG | SF_FORMAT_VORBIS, sampleRatesHz: telephone,
      signalToNoise: 25),
    Codec(
      name: "Ogg Opus", format: SF_FORMAT_OGG | SF_FORMAT_OPUS,
      sampleRatesHz: [8_000, 16_000, 48_000], signalToNoise: 15),
    Codec(
      name: "MP3", format: SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, sampleRatesHz: telephone,
      signalToNoise: 15),
  ]

  private static let wav = SF_FORMAT_WAV
}
