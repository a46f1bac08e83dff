import CallModel
import RuleCheck

/// What is to be known about a field, as Markdown.
enum FieldText {
  static func markdown(_ field: Field) -> String {
    var text = "**\(field.path)**: \(field.summary)\n\n\(field.type.title)"
    switch field.type {
    case .choice: text += ": " + field.choices.map { "`\($0)`" }.joined(separator: ", ")
    default: text += ", written with \(field.type.units)"
    }
    return text + ". "
      + (field.isAlwaysPresent
        ? "Every call has it." : "Some calls lack it: guard it with `is known` before denying it.")
  }
}
