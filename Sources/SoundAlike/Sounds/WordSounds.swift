internal import Pronunciation
internal import Synchronization

/// How written words sound, looked up once for all transcripts: words that no dictionary has take a
/// network, which takes milliseconds.
final class WordSounds: Sendable {
  /// More words are not kept but sounded anew in each transcript. No language has as many; a file that is no
  /// transcript may.
  static let mostKept = 200_000

  private let language: SpokenLanguage
  private let known = Mutex(Known())

  /// Sounds as `language` has them, of the ways to say a word the likeliest.
  init(_ language: SpokenLanguage) { self.language = language }

  /// How `word` sounds.
  func sound(of word: String) -> WordSound {
    if let sound = known.withLock({ $0.sounds[word] }) { return sound }
    let sound = spoken(word)
    known.withLock { if $0.sounds.count < Self.mostKept { $0.sounds[word] = sound } }
    return sound
  }

  private func spoken(_ word: String) -> WordSound {
    // What has no letter and no digit is not spoken.
    guard word.unicodeScalars.contains(where: \.isSpoken) else { return .phones([]) }
    return language.pronounce(word).first.map { .phones($0.map(\.rawValue)) } ?? .unsayable
  }

  private struct Known {
    var sounds: [String: WordSound] = [:]
  }
}

/// How one written word sounds.
enum WordSound: Sendable, Hashable {
  /// These phones by their numbers; none for signs that are not spoken.
  case phones([UInt8])
  /// Nobody knows, as of a word in another script.
  case unsayable
}

extension Unicode.Scalar {
  fileprivate var isSpoken: Bool { properties.isAlphabetic || properties.numericType != nil }
}
