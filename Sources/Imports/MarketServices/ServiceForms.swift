/// How the days and amounts of a service's file are written, where that is open.
public struct ServiceForms: Sendable, Hashable {
  /// What `10/1/2026` begins with; `nil` where nobody has said.
  public var dayOrder: DayOrder?
  /// What stands before decimals; `nil` where nobody has said.
  public var decimalMark: DecimalMark?

  /// Days in `dayOrder`, decimals behind `decimalMark`.
  public init(dayOrder: DayOrder? = nil, decimalMark: DecimalMark? = nil) {
    self.dayOrder = dayOrder
    self.decimalMark = decimalMark
  }

  /// What a day in numbers begins with.
  public enum DayOrder: String, Sendable, Hashable, CaseIterable {
    /// 10/1/2026 is the first of October.
    case monthFirst = "month-first"
    /// 10/1/2026 is the tenth of January.
    case dayFirst = "day-first"
  }

  /// What stands before decimals.
  public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
    /// 1,021.40
    case point
    /// 1.021,40
    case comma
  }
}

/// What the cells of a file prove of one question, of which each is asked.
struct ServiceProof<Answer: Hashable> {
  private var proven: Set<Answer> = []
  /// The first cell that may be read in either way.
  private(set) var open: (line: Int, name: String, text: String)?

  /// Hears what a cell proves: `nil` where it can be read in either way.
  mutating func hear(_ answer: Answer?, line: Int, name: String, text: String) {
    if let answer {
      proven.insert(answer)
    } else if open == nil {
      open = (line, name, text)
    }
  }

  /// What all cells that prove anything say alike.
  var answer: Answer? { proven.count == 1 ? proven.first : nil }
  /// Whether cells contradict each other.
  var isContradiction: Bool { proven.count > 1 }
}
