public import ArgumentParser
import CallModel
import RuleCheck

/// `earshot rules fields`: what rules can ask of a call.
public struct RulesFieldsCommand: AsyncParsableCommand {
  /// What `earshot rules fields --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "Lists what rules can ask of a call.",
    discussion: """
      A field that only some calls have must be guarded with `is known` before it is denied.

        earshot rules fields
        earshot rules fields --format json
      """)

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Prints the fields.
  public mutating func run() async throws {
    let fields = FieldSchema.standard.fields
    guard format == .text else {
      return Terminal.printLine(try MachineReadable.text(of: fields.map(FieldJSON.init)))
    }
    var table = TextTable(columns: [
      .init(title: "field"), .init(title: "type"), .init(title: "unit", widest: 18),
      .init(title: "values", widest: 16), .init(title: "known"), .init(title: "what it is"),
    ])
    for field in fields {
      table.append([
        field.path, field.type.title, field.type.units, field.range, field.presence, field.summary,
      ])
    }
    table.append(["custom.…", "text", "quotes", "any", "sometimes", FieldJSON.customSummary])
    table.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
  }
}

/// A field in machine-readable output.
struct FieldJSON: Encodable {
  /// What is said about everything under `custom.`.
  static let customSummary = "Whatever the calls file has beyond these, under its own name."

  let field: String
  let type: String
  let unit: String
  let values: String
  let choices: [String]
  let known: String
  let summary: String

  init(_ field: Field) {
    self.field = field.path
    type = field.type.rawValue
    unit = field.type.units
    values = field.range
    choices = field.choices
    known = field.presence
    summary = field.summary
  }
}
