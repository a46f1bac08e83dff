public import Diagnostics
public import RuleSyntax

/// Brings rule files from one version of the language to the next.
///
/// There is one version so far, so `standard` has no step: it finds every file up to date, and
/// refuses those of versions that do not exist yet.
public struct RuleUpgrade: Sendable {
  /// What has to be changed in a file of one version so that it means the same in the next; the
  /// number behind `language` is changed besides.
  public typealias Step = @Sendable (RuleFile) -> [Diagnostic.Edit]

  /// The steps that there are.
  public static let standard = RuleUpgrade(to: LanguageVersion.current, steps: [:])

  /// The version that files have afterwards.
  public let current: Int64
  private let steps: [Int64: Step]

  /// An upgrade to `current` by `steps`, each under the version that it starts from.
  public init(to current: Int64, steps: [Int64: Step]) {
    self.current = current
    self.steps = steps
  }

  /// `source` in the current version; the same text where it is.
  ///
  /// - Throws: `InputError` for a file that says no version, and one of a version that is newer, or
  ///   too old to be read.
  public func upgraded(_ source: SourceFile) throws(InputError) -> SourceFile {
    var source = source
    while true {
      let parsed = parse(source)
      if let tooLong = parsed.diagnostics.first(where: { $0.code == .limitExceeded }) {
        throw InputError(path: source.path, reason: tooLong.summary, advice: tooLong.help)
      }
      let file = parsed.tree
      guard let version = file.header?.language else {
        throw InputError(
          path: source.path, reason: "this is no rule file",
          advice: "rule files begin with `language \(current)`")
      }
      if version.value == current { return source }
      guard let step = steps[version.value] else { throw refusal(version, in: source) }
      let number = Diagnostic.Edit(
        SourceSpan(path: source.path, bytes: version.span), String(version.value + 1))
      source = source.applying([number] + step(file)).file
    }
  }

  private func refusal(_ version: Marked<Int64>, in source: SourceFile) -> InputError {
    let isNewer = version.value > current
    return InputError(
      path: source.path, at: .line(source.line(ofByte: version.span.start)),
      reason:
        "language \(version.value) is \(isNewer ? "newer" : "older") than what this version of "
        + "earshot reads, language \(current)",
      advice: isNewer ? "install a newer earshot" : "write `language \(current)` and check the file"
    )
  }
}
