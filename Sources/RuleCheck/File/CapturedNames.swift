import CallModel
import Diagnostics
import RuleSyntax

/// The values that a rule's phrases give names to, with `{money as total}`: those of its own condition,
/// and those of the conditions that it names.
struct CapturedNames {
  /// One mention that gives a name to a value.
  struct Source {
    /// The mention whose hits hold the value.
    let mention: CheckedMention
    let kind: SpokenValue.Kind
    /// Whether everything that the mention finds holds the value: not where it stands in one of several
    /// phrases, or in a part of one that may be absent.
    let isInEveryHit: Bool
    /// Where the name is written first.
    let span: ByteSpan
  }

  private var byName: [String: [Source]] = [:]

  /// All names, for saying what was probably meant.
  var names: [String] { byName.keys.sorted() }

  /// The mentions that give a value this name, in the order written; empty where none does.
  subscript(name: String) -> [Source] { byName[name] ?? [] }

  /// Adds what another condition captures.
  mutating func add(_ others: CapturedNames) {
    for (name, sources) in others.byName {
      for source in sources { add(source, as: name) }
    }
  }

  /// Adds a source; a mention that is looked at again counts once.
  mutating func add(_ source: Source, as name: String) {
    let known = byName[name] ?? []
    guard !known.contains(where: { $0.mention.span == source.mention.span }) else { return }
    byName[name] = known + [source]
  }
}

extension FileChecker {
  /// Collects the values that `mention`, which finds `finding`, gives names to.
  mutating func capture(_ finding: Finding, of mention: CheckedMention) {
    var seen: Set<String> = []
    for slot in finding.capturedSlots {
      guard let name = slot.name else { continue }
      if let first = captured[name].first, first.kind != slot.kind {
        reporter.add(
          .typeMismatch, "type mismatch: `\(name)` names values of two kinds", at: slot.nameSpan,
          slot.kind.words, and: [(first.span, first.kind.words)],
          help: "give one of them another name")
        continue
      }
      guard seen.insert(name).inserted else { continue }
      captured.add(
        CapturedNames.Source(
          mention: mention, kind: slot.kind,
          isInEveryHit: finding.alwaysHolds(name, mention.target),
          span: slot.nameSpan),
        as: name)
    }
  }

  /// Says which values are called like something else in the file or the rule.
  mutating func reportCapturedTwice() {
    for name in captured.names {
      guard let span = captured[name].first?.span else { continue }
      if let declaration = scope.declaration(named: name) {
        reporter.add(
          .duplicateName, "`\(name)` is \(declaration.kind.words), and a value in braces", at: span,
          "a value that is read", and: [(declaration.name.span, "declared here")],
          help: "give one of them another name")
      } else if let other = named[name] {
        reporter.add(
          .duplicateName, "a mention and a value are called `\(name)`", at: span,
          "a value that is read", and: [(other.span, "a mention")],
          help: "give one of them another name")
      }
    }
  }
}

extension Finding {
  /// The values in it and behind relations. What must not be there gives none.
  fileprivate var capturedSlots: [CheckedSlot] {
    terms.flatMap(\.slots) + links.filter { !$0.isNegated }.flatMap(\.other.capturedSlots)
  }

  /// Whether everything that is found so holds a value of that name.
  fileprivate func alwaysHolds(_ name: String, _ target: MentionTarget) -> Bool {
    let without = terms.count { !$0.alwaysHolds(name) }
    let isInTerms =
      switch target {
      case .any: without == 0
      case .all: without < terms.count
      case .atLeast(let count, _): without < count
      }
    return isInTerms
      || links.contains { !$0.isNegated && $0.other.alwaysHolds(name, .any([])) }
  }
}

extension SpokenValue.Kind {
  /// With its article, for messages.
  var words: String {
    switch self {
    case .money: "an amount of money"
    case .number: "a number"
    case .percent: "a percentage"
    case .date: "a day"
    case .time: "a time of day"
    case .phone: "a telephone number"
    case .digits: "digits"
    }
  }
}
