import Acoustics
import Diagnostics
import Foundation
import KeywordSearch
import PhoneticIndex
import Pipeline
import Pronunciation
import RuleEngine

/// What hears: the acoustic model, and what says how words are spoken, both from the model folder.
enum Ears {
  /// The acoustic model, ready to listen, from the folder that the environment names; see
  /// docs/model.md.
  ///
  /// - Throws: that the model is missing, and the command that gets it.
  static func listener() throws(InputError) -> RecordingListener {
    try RecordingListener(
      model: try AcousticModel(directory: try modelFolder()), identity: try identity())
  }

  /// Which model it is: enough to know what it has heard before, and quicker than loading it.
  static func identity() throws(InputError) -> ModelIdentity {
    try RecordingListener.identity(ofModelIn: try modelFolder())
  }

  /// How words are spoken.
  static func lexicon(extraDictionaries: [String] = []) throws(InputError) -> Lexicon {
    try Lexicon(modelFolder: try modelFolder(), extraDictionaries: extraDictionaries)
  }

  /// The words of the language, with which keywords compete, said as the general dictionary of `lexicon` says.
  static func words(said lexicon: Lexicon) throws(InputError) -> CompetingWords {
    let folder = try modelFolder()
    guard let dictionary = lexicon.general else { return try CompetingWords(modelFolder: folder) }
    return try CompetingWords(modelFolder: folder, dictionary: dictionary)
  }

  /// Speech that says nothing, against which clips are weighed.
  static func nonsense() throws(InputError) -> IndexEntry {
    try Nonsense(path: try modelFolder() + "/" + Nonsense.fileName).speech
  }

  /// How words are spoken, as `lexicon` says, and how often.
  static func spokenWords(said lexicon: Lexicon) throws(InputError) -> SpokenWords {
    SpokenWords(lexicon: lexicon, words: try words(said: lexicon))
  }

  /// What is listened for to meet `requests`, among all words of the language.
  ///
  /// - Parameters:
  ///   - plans: the rules from which the requests come; clips that they name are heard.
  ///   - speech: how words sound, and how often they are said.
  ///   - listener: makes what hears clips; asked only where there are any.
  static func listeningPlan(
    for requests: [TermRequest], clipsOf plans: [RulePlan], said speech: SpokenWords,
    by listener: () throws(InputError) -> RecordingListener = Ears.listener
  ) throws -> ListeningPlan {
    ListeningPlan(
      requests: requests, clips: try HeardClips(of: plans, by: listener), lexicon: speech.lexicon,
      words: speech.words)
  }

  private static func modelFolder() throws(InputError) -> String {
    try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
  }
}
