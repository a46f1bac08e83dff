import CallModel
import Diagnostics

/// The names in a service's files of calls.
struct ServiceColumnNames: CallVocabulary {
  private let service: CallService
  private let schema: FieldSchema
  private let byName: [String: [CallMeaning]]
  private let passedOver: Set<String>
  let conventions: CallConventions
  let hasSynonyms = true

  /// The names of `service`, whose values our own columns `names` hold.
  init(
    _ service: CallService, over names: CallColumnNames, schema: FieldSchema,
    conventions: CallConventions
  ) {
    self.service = service
    self.schema = schema
    self.conventions = conventions
    passedOver = Set(service.passedOver.map(ServiceColumn.plain))
    var byName: [String: [CallMeaning]] = [:]
    var rank = 0
    for column in service.columns {
      guard let own = try? names.column(named: column.column) else { continue }
      for name in column.names {
        byName[ServiceColumn.plain(name), default: []].append(
          CallMeaning(column: own, rank: rank, reading: column.reading))
        rank += 1
      }
    }
    self.byName = byName
  }

  var withoutID: ValueFault {
    let names = service.columns.first { $0.column == "id" }?.names ?? []
    return ValueFault(
      "no column of this export from \(service.name) names the call",
      advice: "export `\(names.joined(separator: "` or `"))` with it")
  }

  func meanings(of name: String) -> [CallMeaning] {
    let plain = ServiceColumn.plain(name)
    if let meanings = byName[plain] { return meanings }
    guard !passedOver.contains(plain), let field = schema.field(at: Self.customPath(name)) else {
      return []
    }
    return [CallMeaning(column: .fact(field), rank: 0, reading: .asWritten)]
  }

  /// Where a value that no field is for is kept: `Lead Score (%)` under `custom.lead_score`.
  static func customPath(_ name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let word = words.joined(separator: "_")
    return "custom." + (word.first?.isLetter == true ? word : "c_" + word)
  }
}

/// What the names in files of calls can mean, for each service and for our own.
struct CallVocabularies {
  private let own: CallColumnNames
  private let schema: FieldSchema
  private let conventions: CallConventions

  init(schema: FieldSchema, conventions: CallConventions) {
    own = CallColumnNames(schema: schema, conventions: conventions)
    self.schema = schema
    self.conventions = conventions
  }

  /// What the names of `service` mean; of our own for `nil`.
  func vocabulary(of service: CallService?) -> any CallVocabulary {
    guard let service else { return own }
    return ServiceColumnNames(service, over: own, schema: schema, conventions: conventions)
  }
}
