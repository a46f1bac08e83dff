import CallModel
import Diagnostics

/// Makes rows of a table out of the texts of their cells.
struct MarketRowReader {
  private let table: MarketTable
  /// For each column the field that its text is read as; `nil` for what is read here.
  private let fields: [Field?]
  private let isText: [Bool]
  private let required: [Int]
  private let amountIndex: Int?
  private let currencyIndex: Int?
  /// The currency of amounts that name none.
  let currency: Currency?
  private let conventions: CallConventions

  init(_ table: MarketTable, currency: Currency?, conventions: CallConventions) {
    self.table = table
    self.currency = currency
    self.conventions = conventions
    fields = table.columns.map { column in
      switch column.kind {
      case .text: Field(column.name, .text, summary: column.summary)
      case .choice(let words):
        Field(column.name, .choice, choices: words, summary: column.summary)
      case .instant: Field(column.name, .instant, summary: column.summary)
      case .ownNumber, .personPhone: Field(column.name, .phone, summary: column.summary)
      case .duration: Field(column.name, .duration, summary: column.summary)
      case .flag: Field(column.name, .flag, summary: column.summary)
      case .day, .instantOrDay, .personEmail, .count, .quantity, .money, .currency: nil
      }
    }
    isText = table.columns.map { $0.kind == .text }
    required = table.columns.indices.filter { table.columns[$0].isRequired }
    amountIndex = table.columns.firstIndex { $0.kind == .money }
    currencyIndex = table.columns.firstIndex { $0.kind == .currency }
  }

  /// A row of which nothing is known yet.
  func row() -> Draft { Draft(self) }

  /// A row that is being read.
  struct Draft {
    private let reader: MarketRowReader
    private var values: [MarketValue]
    /// The columns that were read, and those that were reported.
    private var taken = ColumnSet()
    private var reported = ColumnSet()
    private var faults: [(column: String?, fault: ValueFault)] = []
    /// Amounts wait for the currency of their row.
    private var amount: (text: String, index: Int, name: String)?

    fileprivate init(_ reader: MarketRowReader) {
      self.reader = reader
      values = Array(repeating: .unknown, count: reader.table.columns.count)
    }

    /// Reports a fault of the cell that the file calls `column`; of the row where that is `nil`.
    mutating func report(_ column: String?, _ fault: ValueFault) {
      faults.append((column, fault))
    }

    /// Reports that nothing stands in the column at `index`, which the file calls `name` and every row has.
    mutating func reportEmpty(_ index: Int, called name: String) {
      _ = reported.insert(index)
      report(name, ValueFault("is empty, and every row has one"))
    }

    /// Reads `text`, which the file calls `name`, for the column at `index`.
    mutating func take(_ text: String, at index: Int, called name: String) {
      guard taken.insert(index) else {
        let first = reader.table.columns[index].name
        return report(name, ValueFault("says again what \(ValueFault.quoted(first)) says"))
      }
      do throws(ValueFault) {
        try MarketText.checkLength(text)
        if index == reader.amountIndex {
          let amount = BlankEnds.trimmed(text)
          if !amount.isEmpty { self.amount = (amount, index, name) }
        } else {
          values[index] = try reader.value(text, at: index)
        }
      } catch {
        _ = reported.insert(index)
        report(name, error)
      }
    }

    /// The row, which stands on `line` of the file at `path`; set aside with its `bytes` if anything is
    /// wrong with it.
    mutating func finish(
      line: Int, of path: String, bytes: @autoclosure () -> [UInt8]
    ) -> MarketFile.Entry {
      takeAmount()
      for index in reader.required where values[index] == .unknown && !reported.contains(index) {
        report(
          reader.table.columns[index].name, ValueFault("is empty, and every row has one"))
      }
      if faults.isEmpty {
        do throws(ValueFault) {
          try MarketRowCheck.complete(&values, of: reader.table)
        } catch {
          report(nil, error)
        }
      }
      guard !faults.isEmpty else { return .row(MarketRow(line: line, values: values)) }
      let errors = faults.map { column, fault in
        InputError(
          path: path, at: .line(line),
          reason: column.map { "\(ValueFault.quoted($0)) \(fault.reason)" } ?? fault.reason,
          advice: fault.adviceWithOption)
      }
      return .rejected(RejectedRow(errors, bytes: bytes()))
    }

    private mutating func takeAmount() {
      guard let amount else { return }
      let nearby = reader.currencyCode(in: values)
      let hasCurrency = amount.text.contains { $0.isLetter || $0.isCurrencySymbol }
      var text = amount.text
      if !hasCurrency, let nearby { text = "\(nearby) \(text)" }
      do throws(ValueFault) {
        let money = try MoneyText.money(text, nearby: nearby.flatMap(Currency.init(code:)))
        if let stated = reader.statedCurrency(in: values), stated != money.currency.code {
          throw ValueFault(
            "is in \(money.currency.code), and its row is in \(stated): \(ValueFault.quoted(text))",
            advice: "mend the one that is wrong")
        }
        values[amount.index] = .money(money)
      } catch {
        _ = reported.insert(amount.index)
        report(amount.name, error)
      }
    }
  }
}

extension MarketRowReader {
  /// The currency of bare numbers in a row with these values.
  private func currencyCode(in values: [MarketValue]) -> String? {
    statedCurrency(in: values) ?? currency?.code
  }

  /// The currency that a row with these values names in a column of its own.
  private func statedCurrency(in values: [MarketValue]) -> String? {
    guard let index = currencyIndex, case .text(let code) = values[index] else { return nil }
    return code
  }

  /// The `text` of a cell of this `kind` with what it leaves open and the file's conventions tell.
  private func told(
    _ text: String, of kind: MarketColumn.Kind
  ) throws(ValueFault) -> String {
    let reading: ServiceReading =
      switch kind {
      case .instant: conventions.timeReading
      case .instantOrDay where MarketText.isTime(text): conventions.timeReading
      case .ownNumber, .personPhone: conventions.phoneReading
      default: .asWritten
      }
    return try reading.text(text, by: conventions) ?? ""
  }

  /// What `text` says in the column at `index`, which does not hold money.
  private func value(_ text: String, at index: Int) throws(ValueFault) -> MarketValue {
    if isText[index], text.isPlainInk { return .text(text) }
    let column = table.columns[index]
    let text = try told(text, of: column.kind)
    guard let field = fields[index] else { return try MarketText.value(text, of: column.kind) }
    return switch try FieldValueReader.value(text, for: field) {
    case .text(let text)?, .choice(let text)?: .text(text)
    case .instant(let instant)?: .instant(instant)
    case .duration(let ms)?: .integer(ms)
    case .flag(let isSo)?: .integer(isSo ? 1 : 0)
    case .phone(let number)?:
      column.kind == .personPhone ? .contact(number.e164) : .text(number.e164)
    default: .unknown
    }
  }
}

/// Some columns of a table, of which none has more than 64.
private struct ColumnSet {
  private var bits: UInt64 = 0

  /// Adds the column at `index`; `false` if it is there already.
  mutating func insert(_ index: Int) -> Bool {
    defer { bits |= 1 << UInt64(index) }
    return !contains(index)
  }

  func contains(_ index: Int) -> Bool { bits & (1 << UInt64(index)) != 0 }
}
