import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// `once per KEY and KEY within D`; `nil` if anything in it is wrong.
  mutating func limit(_ keys: [OnceKey], within: Marked<Int64>?) -> RepeatLimit? {
    var paths: [String: ByteSpan] = [:]
    var isWrong = false
    for key in keys {
      guard let path = path(of: key) else {
        isWrong = true
        continue
      }
      if let first = paths[path] {
        reporter.add(
          .duplicateQualifier, "`\(path)` is said twice", at: key.span, "said again here",
          and: [(first, "said here")], help: "leave one of them out")
        isWrong = true
      }
      paths[path] = key.span
    }
    if let within, within.value <= 0 {
      reporter.add(
        .badLiteral, "no call lies within nothing", at: within.span,
        help: "write how long an earlier conversion counts, such as `30d`")
      isWrong = true
    }
    guard !isWrong else { return nil }
    let written = keys.compactMap { key in
      if case .field(let field) = key { field.path } else { nil }
    }
    return RepeatLimit(keys: written, withinMs: within?.value)
  }

  private mutating func path(of key: OnceKey) -> String? {
    switch key {
    case .field(let name):
      guard let field = field(name) else { return nil }
      guard field.path != "call.weekday" else {
        reporter.add(
          .typeMismatch, "type mismatch: a day of the week tells no calls apart", at: name.span,
          help: "write what makes two calls the same, such as `caller.number`")
        return nil
      }
      return field.path
    case .name(let name):
      let fields = options.schema.fields.map(\.path)
      let nearest =
        fields.contains("caller." + name.text)
        ? "caller." + name.text : reporter.suggestions.nearest(to: name.text, among: fields)
      reporter.add(
        .unknownField, "`\(name.text)` is no field", at: name.span, "a field is needed here",
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "write what makes two calls the same, such as `caller.number`")
      return nil
    }
  }
}
