import Diagnostics
import RuleSyntax

/// What the checker of one file sees of the others.
struct Surroundings {
  /// The file's own place in the ruleset.
  let file: Int
  let layout: SourceLayout
  /// Another file: where its positions begin, and what its header settles.
  struct Other {
    let base: Int
    let settings: FileSettings
  }
  /// The files that others look at, by their place in the ruleset.
  let others: [Int: Other]
  /// The names that the file can use.
  let scope: FileScope
  /// What its lists and term sets hold beside what is written out.
  let values: [DeclarationID: ListedValues]

  /// `span` as typed nodes give it.
  func ruleSpan(_ span: ByteSpan) -> RuleSpan {
    guard let piece = layout.piece(at: span.start) else { return RuleSpan(file: file, bytes: span) }
    return RuleSpan(file: piece.file, bytes: span.shifted(by: -piece.base))
  }

  /// Where a typed node stands, as the tree has it.
  func span(_ span: RuleSpan) -> ByteSpan {
    span.file == file ? span.bytes : span.bytes.shifted(by: others[span.file]?.base ?? 0)
  }

  /// What the header of the file settles in which `span` lies; `nil` in the checked file.
  func settings(at span: ByteSpan) -> FileSettings? {
    layout.piece(at: span.start).flatMap { others[$0.file]?.settings }
  }
}

/// A declaration by its place: the file in the ruleset, and which of its items it is.
struct DeclarationID: Hashable {
  let file: Int
  let item: Int
}
