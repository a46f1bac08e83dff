import ArgumentParser
import Pipeline

/// How the words of transcripts are taken.
struct TranscriptOptions: ParsableArguments {
  @Flag(help: "Take words as they are written, and none for a phrase that only sounds like it.")
  var exactWords = false

  init() {}

  /// What tells words that were misheard, which is `speech` unless nobody wants to know.
  func sounding(_ speech: SpokenWords) -> SpokenWords? { exactWords ? nil : speech }
}
