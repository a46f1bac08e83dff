import CallModel
import RuleSyntax

/// The top level of a file, and declarations of one line.
extension Completions {
  mutating func addHeader() {
    switch site.keyword() {
    case .language: add(Completion(String(LanguageVersion.current), .value))
    case .currency: addCurrencies()
    case .timezone: addZones(quoted: true)
    case .speech: addLanguages()
    case .default: add([.confidence, .source])
    case .source: add(allOf: SourceWord.self)
    default:
      if site.kind() == .sign(.comma) { return addLanguages() }
      guard site.startsLine else { return }
      if site.last < 0 {
        add("language \(LanguageVersion.current)", for: .language)
      } else {
        add(Keyword.settings)
      }
      addDeclarations()
    }
  }

  /// The words that start a declaration, with what belongs to each.
  mutating func addDeclarations() {
    let bodies: [(Keyword, String)] = [
      (.rule, "rule \"${1:name}\"\nwhen\n  ${2:mentions \"…\"}\nthen\n  ${3:conversion}"),
      (.terms, "terms ${1:name} = \"$2\""), (.list, "list ${1:name} = $2"),
      (.condition, "condition ${1:name} = $2"), (.constant, "constant ${1:name} = $2"),
      (.group, "group ${1:name} picks ${2|first,all,highest value,highest priority|}"),
      (.exclude, "exclude \"${1:name}\" when $2"),
      (.table, "table ${1:name} {\n  \"$2\" = $3\n}"),
      (
        .test,
        "test \"${1:name}\" {\n  call direction inbound, duration ${2:2m}\n"
          + "  caller ${3:0:05} \"$4\"\n  expect $5\n}"
      ),
      (.include, "include \"$1\""), (.extend, "extend ${1|list,terms|} $2 with $3"),
    ]
    for (keyword, body) in bodies {
      add(
        Completion(keyword.rawValue, .keyword, summary: keyword.summary, snippet: body))
    }
  }

  mutating func addSmallDeclaration() {
    switch site.keyword() {
    case .extend: add(allOf: ExtendedKind.self)
    case .picks: for pick in GroupPick.allCases { add(pick.rawValue, for: .picks) }
    case .highest: add([.value, .priority])
    default: break
    }
    switch (site.declaration?.keyword, site.kind(), site.keyword(back: 1)) {
    case (.group, .name, .group): add([.picks])
    case (.list, .sign(.equal), _), (.terms, .sign(.equal), _): add([.from])
    case (.constant, .sign(.equal), _), (.table, .sign(.equal), _): addCurrencies(asAmounts: true)
    case (.extend, .name, .list), (.extend, .name, .terms): add([.with])
    case (.extend, _, .extend):
      if site.keyword() == .list { addNames(.list) } else { addNames(.terms) }
    default: break
    }
  }

  mutating func addTerms() {
    switch site.kind() {
    case .sign(.equal):
      addNames(.terms)
      add([.recorded, .from])
    case .sign(.comma):
      addNames(.terms)
      add([.recorded])
    case .string, .decimal: addTermDetails()
    case .name where site.keyword() == .sounds: add([.like])
    default: break
    }
  }

  /// What may follow a phrase of a set.
  mutating func addTermDetails() {
    if site.kind() == .string { add([.confidence]) }
    add("sounds like", for: .sounds, snippet: "sounds like \"$1\"")
  }

  mutating func addExclusion() {
    let when = site.tokensBefore.first { site.document.tokens.keyword(at: $0) == .when }
    if let when { return addCondition(behind: when) }
    switch (site.kind(), site.keyword()) {
    case (_, .from): add([.group])
    case (_, .group): addNames(.group)
    case (.string, _): add([.from, .when])
    case (.name, _): add([.when])
    default: break
    }
  }

  // MARK: Words of the world

  mutating func addCurrencies(asAmounts: Bool = false) {
    for currency in Currency.common {
      let detail = "\(currency.exponent) decimals"
      add(
        Completion(
          currency.code, .value, detail: detail, text: asAmounts ? "\(currency.code) " : nil))
    }
  }

  mutating func addLanguages() {
    for (code, name) in [("en", "English"), ("ko", "Korean"), ("es", "Spanish"), ("fr", "French")] {
      add(Completion(code, .value, detail: name))
    }
  }

  mutating func addZones(quoted: Bool) {
    for zone in [
      "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
      "Europe/London", "Europe/Berlin", "Asia/Seoul", "Asia/Tokyo", "Australia/Sydney", "UTC",
    ] {
      add(Completion(quoted ? "\"\(zone)\"" : zone, .value))
    }
  }
}

extension Currency {
  /// Those that most accounts are in.
  fileprivate static let common = ["USD", "KRW", "EUR", "GBP", "JPY", "CAD", "AUD"].compactMap {
    Currency(code: $0)
  }
}

extension CompletionSite {
  /// Whether a brace is open: that of a test or a table.
  var isInBraces: Bool {
    for index in tokensBefore {
      switch document.tokens.kind(at: index) {
      case .sign(.closeBrace): return false
      case .sign(.openBrace): return true
      default: continue
      }
    }
    return false
  }
}
