import Diagnostics
import RuleCheck

/// All codes in a table.
struct CodeList {
  let pages: [CodePage]

  func lines(width: Int) -> [String] {
    var table = TextTable(columns: [
      .init(title: "code"), .init(title: "name"), .init(title: "means"),
    ])
    for page in pages {
      table.append([page.code.rawValue, page.code.name, page.code.firstSentence])
    }
    return table.lines(width: width)
  }
}

extension DiagnosticCode {
  /// The first sentence of its explanation.
  fileprivate var firstSentence: String {
    let end = explanation.firstRange(of: ". ")?.lowerBound
    return end.map { explanation[..<$0] + "." } ?? explanation
  }
}
