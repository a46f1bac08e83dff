import Diagnostics

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
      let version = try int("the version of the language, `1`")
      let settings = settings()
      return Header(language: version, settings: settings, span: span(from: start))
    } catch {
      if endOfPrevious > start || !isAtItem { skip { $0.isAtSetting } }
      _ = settings()
      return nil
    }
  }

  private var isAtSetting: Bool {
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
    switch word {
    case .timezone: return .timezone(try string("the name of a time zone in quotes"))
    case .currency: return .currency(try name("a currency such as `USD`"))
    case .speech:
      var languages = [try name("a language such as `en`")]
      while takeIf(.comma) { languages.append(try name("a language such as `en`")) }
      return .speech(languages)
    default:
      if takeIf(.confidence) { return .defaultConfidence(try confidence()) }
      if takeIf(.source) { return .defaultSource(try self.word(SourceWord.self, "a source")) }
      throw unexpected("`confidence` or `source`")
    }
  }
}
