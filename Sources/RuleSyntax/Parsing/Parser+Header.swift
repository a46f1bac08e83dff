import Diagnostics
import TextNormalize

extension Parser {
  /// `language 1` and the settings.
  mutating func header() -> Header? {
    let start = token.span.start
    do throws(SyntaxFailure) {
      guard at(.language) || misspelt(among: [.language]) == .language else {
        throw unexpected(
          "`language 1`", help: "a rule file starts with the version of its language: `language 1`")
      }
      try expect(.language)
      if at(.equal) { takeNeedless() }
      skipColon()
      if at(.decimal), text(of: token) == "1.0" {
        let version = Marked<Int64>(1, at: token.span)
        takeSlip("the version is a whole number", meant: "1")
        return Header(language: version, settings: settings(), span: span(from: start))
      }
      let version = try int("the version of the language, `1`")
      let settings = settings()
      return Header(language: version, settings: settings, span: span(from: start))
    } catch {
      if endOfPrevious > start || !isAtItem { skip { $0.isAtSetting } }
      _ = settings()
      return nil
    }
  }

  /// Whether the next token is the word that starts a setting.
  var isAtSetting: Bool {
    keyword.map { Keyword.settings.contains($0) } ?? false
  }

  private mutating func settings() -> [Setting] {
    var settings: [Setting] = []
    while !isAtItem, !at(.endOfFile) {
      let start = token.span.start
      do throws(SyntaxFailure) {
        let kind = try setting()
        settings.append(Setting(kind, at: span(from: start)))
      } catch {
        guard isAtSetting || endOfPrevious > start else {
          // Perhaps a misspelt declaration; `item` says what it thinks of it.
          return settings
        }
        if endOfPrevious <= start { take() }
        skip { $0.isAtSetting }
      }
    }
    return settings
  }

  private mutating func setting() throws(SyntaxFailure) -> Setting.Kind {
    let word: Keyword
    if isAtSetting, let keyword {
      word = keyword
      take()
    } else {
      guard token(after: 1).kind != .sign(.equal), let meant = misspelt(among: Keyword.settings)
      else { throw SyntaxFailure() }
      _ = takeMisspelt(meant)
      word = meant
    }
    skipColon()
    switch word {
    case .timezone:
      if let zone = slippedZone() { return .timezone(zone) }
      return .timezone(try string("the name of a time zone in quotes"))
    case .currency: return .currency(try name("a currency such as `USD`"))
    case .speech:
      var languages = [try language()]
      while takeIf(.comma) { languages.append(try language()) }
      return .speech(languages)
    default:
      if takeIf(.confidence) { return .defaultConfidence(try confidence()) }
      if takeIf(.source) { return .defaultSource(try self.word(SourceWord.self, "a source")) }
      throw unexpected("`confidence` or `source`")
    }
  }

  /// A language. `en-US` is English wherever it is spoken.
  private mutating func language() throws(SyntaxFailure) -> Name {
    guard at(.name), token(after: 1).kind == .sign(.minus), isJoined(1), isJoined(2) else {
      return try name("a language such as `en`")
    }
    let language = Name(text(of: token), at: token.span)
    takeSlip(3, "a language is named without its country", meant: language.text)
    return language
  }

  /// A time zone without quotes, `America/New_York`.
  private mutating func slippedZone() -> StringLiteral? {
    guard at(.name) else { return nil }
    var count = 1
    while !isOnNewLine(count), isJoined(count), token(after: count).kind != .endOfFile {
      count += 1
    }
    let span = span(ofNext: count)
    let written = text(in: span).nfc
    takeSlip(count, "a time zone stands in quotes", meant: StringLiteral.spelling(of: written))
    return StringLiteral(written, at: span)
  }
}
