import CallModel
import RuleEngine

/// Measures rules on generated rules and calls, which are the same in every run.
///
///     RuleSpeed compile WORDS RULES
///     RuleSpeed decide WORDS
///     RuleSpeed count WORDS
///     RuleSpeed match WORDS TEXT PHRASES
///     RuleSpeed write WORDS TEXT PHRASES COUNT
///
/// WORDS is a list of words and how often each is said, as `tools/setup` installs it. `compile` makes so many rules
/// with five phrases each ready for calls. `decide` compares calls under 10,000 rules with calls under 100,
/// and `count` does so without looking at the time: how often memory is asked for.
/// `write` writes a text and COUNT phrases, one on each line; `match` looks for these in that text.
@main struct RuleSpeed {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 1 else { throw UsageError() }
    let speech = try Speech(path: arguments[1])
    switch (arguments[0], arguments.count) {
    case ("compile", 3): try Compiling(speech, ruleCount: Int(arguments[2]) ?? 0).report()
    case ("decide", 2): try Deciding(speech).report(isTimed: true)
    case ("count", 2): try Deciding(speech).report(isTimed: false)
    case ("match", 4): try Matching(textPath: arguments[2], phrasesPath: arguments[3]).report()
    case ("write", 5):
      try speech.write(text: arguments[2], phrases: arguments[3], count: Int(arguments[4]) ?? 0)
    default: throw UsageError()
    }
  }

  struct UsageError: Error {}
}
