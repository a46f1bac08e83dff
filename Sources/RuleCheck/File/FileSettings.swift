import CallModel
import Diagnostics
import Foundation
import RuleSyntax

/// What the header of a file settles for all that stands below it.
struct FileSettings {
  var zone: TimeZone?
  /// Whether a time zone is written, be it one that does not exist.
  var writesZone = false
  var currency: Currency?
  /// Where the currency is written, for messages about amounts that do not agree with it.
  var currencySpan: ByteSpan?
  /// The languages of `speech`; `nil` where the file does not say.
  var speech: [String]?
  var confidence: Confidence?
  var source: SourceRequirement = .either

  /// Reads the header; `nil` stands for one that is missing, which has been reported.
  init(_ header: Header?, _ reporter: inout Reporter) {
    guard let header else { return }
    if header.language.value != LanguageVersion.current {
      reporter.add(
        .notInThisVersion, "language \(header.language.value) is not read by this version",
        at: header.language.span, help: "write `language \(LanguageVersion.current)`")
    }
    var seen: [String: ByteSpan] = [:]
    for setting in header.settings {
      let name = setting.kind.name
      if let first = seen[name] {
        reporter.add(
          .duplicateQualifier, "`\(name)` is set twice", at: setting.span, "and again here",
          and: [(first, "first here")], help: "delete one of them")
      } else {
        seen[name] = setting.span
        apply(setting, &reporter)
      }
    }
  }

  private mutating func apply(_ setting: Setting, _ reporter: inout Reporter) {
    switch setting.kind {
    case .timezone(let name):
      writesZone = true
      zone = Zones.zone(named: name, &reporter)
    case .currency(let name): apply(currency: name, &reporter)
    case .speech(let languages):
      speech = languages.map(\.text)
      for language in languages where !language.isLanguageCode {
        languageUnknown(language, &reporter)
      }
    case .defaultConfidence(let confidence):
      self.confidence = Confidence(checking: confidence, &reporter)
    case .defaultSource(let word): source = SourceRequirement(word.value)
    }
  }

  private func languageUnknown(_ name: Name, _ reporter: inout Reporter) {
    let codes = ["english": "en", "korean": "ko", "spanish": "es", "german": "de", "french": "fr"]
    let code = codes[name.text.lowercased()]
    reporter.add(
      .unknownChoice, "`\(name.text)` is not a language", at: name.span,
      "not a code of two or three small letters",
      help: code.map { "write `\($0)`" } ?? "write a code such as `en` or `ko`",
      fix: code.map { (name.span, $0) })
  }

  private mutating func apply(currency name: Name, _ reporter: inout Reporter) {
    currencySpan = name.span
    currency = Currency(code: name.text)
    guard currency == nil else { return }
    let capitals = Currency(code: name.text.uppercased()) != nil
    reporter.add(
      .badLiteral, "`\(name.text)` is not a currency", at: name.span, "not a code of ISO 4217",
      help: capitals ? "write `\(name.text.uppercased())`" : "write a code such as `USD` or `KRW`",
      fix: capitals ? (name.span, name.text.uppercased()) : nil)
  }
}

extension Name {
  /// Whether it can be a language's code: two or three small letters.
  var isLanguageCode: Bool { text.wholeMatch(of: /[a-z]{2,3}/) != nil }
}

extension Setting.Kind {
  /// The setting as it is written.
  fileprivate var name: String {
    switch self {
    case .timezone: "timezone"
    case .currency: "currency"
    case .speech: "speech"
    case .defaultConfidence: "default confidence"
    case .defaultSource: "default source"
    }
  }
}

extension SourceRequirement {
  /// The requirement that a word of the language means.
  init(_ word: SourceWord) {
    switch word {
    case .audio: self = .audio
    case .transcript: self = .transcript
    case .either: self = .either
    case .both: self = .both
    }
  }
}

extension Confidence {
  /// The confidence that is written, which must lie between 0 and 1.
  init(checking decimal: Marked<FixedDecimal>, _ reporter: inout Reporter) {
    if decimal.value.millionths > 1_000_000 {
      reporter.add(
        .badLiteral, "a confidence lies between 0 and 1", at: decimal.span, "more than certain")
    }
    // Rounded up, so that a limit never lets through what lies below it.
    self.init(thousandths: Int(min(decimal.value.millionths, 1_000_000) + 999) / 1000)
  }
}
