import Diagnostics
import RuleSyntax
import TextNormalize

/// The tokens of a file as the canonical style spells them: as the author did, composed (NFC), and
/// with commas between the thousands of amounts.
struct TokenText {
  private let file: RuleFile

  init(_ file: RuleFile) { self.file = file }

  /// How the token at `index` is spelt.
  func text(of index: Int) -> String {
    let token = file.tokens.all[index]
    let written = file.source.text(in: token.span).nfc
    return token.kind == .money ? Self.grouped(written) : written
  }

  /// How many cells it takes.
  func cells(of index: Int) -> Int { DisplayWidth.cells(of: text(of: index)) }

  /// Whether it closes a bracket.
  func closes(_ index: Int) -> Bool {
    switch file.tokens.all[index].kind {
    case .sign(.closeBracket), .sign(.closeBrace), .sign(.closeSquare): true
    default: false
    }
  }

  /// `$50000.5` with the commas of its thousands: `$50,000.5`.
  private static func grouped(_ written: String) -> String {
    let unit = written.prefix { !("0"..."9").contains($0) }
    let whole = written.dropFirst(unit.count).prefix { $0 != "." }.filter { $0 != "," }
    let decimals = written.drop { $0 != "." }
    let digits = whole.enumerated().map { offset, digit in
      let left = whole.count - offset
      return offset > 0 && left.isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }
    return unit + digits.joined() + decimals
  }
}
