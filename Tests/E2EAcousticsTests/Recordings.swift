import Diagnostics
import Foundation
import TestSupport

/// A recording at 16 kHz to compare the two engines on.
struct Recording {
  let name: String
  let samples: [Float]
}

/// Recordings of people, voices of three synthesisers, and signals that are no speech.
enum Recordings {
  /// Audio that fills the band of 16 kHz.
  static func wideband() throws -> [Recording] {
    try people() + fliteVoices() + otherVoices() + altered() + signals()
  }

  /// Telephone prompts of 8 kHz, raised to 16 kHz: five speakers, five languages.
  static func telephone() throws -> [Recording] {
    let folder = "/usr/share/asterisk/sounds/"
    let prompts = [
      "en_US_f_Allison": [
        "vm-intro", "conf-onlyperson", "demo-congrats", "agent-incorrect", "auth-thankyou",
        "pbx-invalidpark", "queue-thankyou", "dir-instr", "privacy-prompt", "digits/thousand",
        "vm-helpexit", "followme/pls-hold-while-try",
      ],
      "es_MX_f_Allison": ["vm-intro", "dir-instr", "queue-thankyou"],
      "fr_CA_f_June": ["vm-intro", "conf-onlyperson"],
      "it_IT_m_Carlo": ["vm-intro", "queue-thankyou"],
      "ru_RU_f_IvrvoiceRU": ["vm-intro", "dir-instr"],
    ]
    return try prompts.sorted { $0.key < $1.key }.flatMap { speaker, names in
      let language = speaker.prefix(2)
      return try names.map { name in
        let wave = try WaveFile(
          path: folder + "\(speaker)/\(name).wav", package: "asterisk-core-sounds-\(language)-wav")
        guard wave.sampleRateHz == 8_000 else {
          throw InputError(path: name, reason: "the prompt is not one of 8 kHz")
        }
        return Recording(
          name: "\(language) \(name)", samples: Array(wave.samplesAt16kHz.prefix(10 * 16_000)))
      }
    }
  }

  private static func people() throws -> [Recording] {
    let folder = "/usr/share/pocketsphinx/test/data/"
    let files =
      ["0870", "0880", "0890", "0920", "0930"].map {
        "librivox/sense_and_sensibility_01_austen_64kb-\($0).wav"
      } + ["cards/005.wav", "goforward.raw", "numbers.raw", "something.raw"]
    return try files.map { file in
      let wave = try WaveFile(path: folder + file, package: "pocketsphinx-testdata")
      return Recording(name: String(file.suffix(16)), samples: wave.samplesAt16kHz)
    }
  }

  /// A synthesiser reading sentences in four voices, `flite slt` among them.
  static func fliteVoices() throws -> [Recording] {
    let sentences = [
      "slt": "Could you tell me whether the credit card was charged on Thursday?",
      "rms": "I saw the sign beside the road and would like to know what a new roof costs.",
      "awb": "We found your number on a billboard beside the motorway and thought we would call.",
      "kal16": "Please cancel my order and send the refund to the same account.",
    ]
    return try sentences.sorted { $0.key < $1.key }.map { voice, text in
      try synthesised("flite \(voice)", "flite", ["-voice", voice, "-t", text, "-o"])
    }
  }

  /// A sentence on which the library itself strays from its network: at one frame it is 0.030 from
  /// the network in double precision, and this engine 0.0003. See docs/design/acoustics.md.
  static func strayed() throws -> Recording {
    let text = "The first available appointment is the ninth of August, at half past three."
    return try synthesised("flite rms, strayed", "flite", ["-voice", "rms", "-t", text, "-o"])
  }

  private static func otherVoices() throws -> [Recording] {
    let text = "Your technician will arrive between ten and eleven, so please keep the gate open."
    return try [
      synthesised("espeak us", "espeak-ng", ["-v", "en-us", text, "-w"]),
      synthesised("espeak gb fast", "espeak-ng", ["-v", "en-gb", "-s", "240", text, "-w"]),
      synthesised("espeak de", "espeak-ng", ["-v", "de", "Guten Morgen, wer spricht da?", "-w"]),
    ]
  }

  /// Speech that was spoilt.
  private static func altered() throws -> [Recording] {
    let speech = try fliteVoices()[2].samples
    var generator = SeededGenerator(seed: 5)
    let loud = speech.map { max(-0.2, min(0.2, 3 * $0)) }
    let faint = speech.map { 0.002 * $0 }
    let noisy = speech.map { $0 + Float.random(in: -0.05...0.05, using: &generator) }
    return [
      Recording(name: "clipped", samples: loud), Recording(name: "faint", samples: faint),
      Recording(name: "in white noise", samples: noisy),
    ]
  }

  private static func signals() -> [Recording] {
    var generator = SeededGenerator(seed: 6)
    let chirp = (0..<80_000).map { index in
      let time = Float(index) / 16_000
      return 0.3 * sin(2 * .pi * (100 + 700 * time) * time)
        + Float.random(in: -0.02...0.02, using: &generator)
    }
    return [
      Recording(name: "chirp in noise", samples: chirp),
      Recording(name: "silence", samples: [Float](repeating: 0, count: 40_000)),
      Recording(name: "short", samples: Array(chirp.prefix(900))),
    ]
  }

  /// What a synthesiser writes to a file, whose name is its last argument.
  private static func synthesised(
    _ name: String, _ program: String, _ arguments: [String]
  ) throws -> Recording {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "earshot-voice-\(UUID().uuidString).wav")
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      _ = try ChildProcess(program, arguments + [file.path]).wait()
    } catch {
      throw InputError(
        path: program, reason: "the synthesiser cannot be run",
        advice: "install the package \(program)")
    }
    let wave = try WaveFile(path: file.path, package: program)
    return Recording(name: name, samples: wave.samplesAt16kHz)
  }
}
