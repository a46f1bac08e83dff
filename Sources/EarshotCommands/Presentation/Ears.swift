import Acoustics
import Diagnostics
import Foundation
import Pronunciation

/// The acoustic model and the pronunciations, loaded from the model folder.
struct Ears {
  let model: AcousticModel
  let lexicon: Lexicon

  /// Loads both from the folder that the environment names; see docs/model.md.
  ///
  /// - Throws: that the model is missing, and the command that gets it.
  static func load(extraDictionaries: [String]) throws(InputError) -> Ears {
    Ears(
      model: try AcousticModel(directory: try modelFolder()),
      lexicon: try lexicon(extraDictionaries: extraDictionaries))
  }

  /// The pronunciations alone, which load faster.
  static func lexicon(extraDictionaries: [String] = []) throws(InputError) -> Lexicon {
    try Lexicon(modelFolder: try modelFolder(), extraDictionaries: extraDictionaries)
  }

  private static func modelFolder() throws(InputError) -> String {
    try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
  }
}
