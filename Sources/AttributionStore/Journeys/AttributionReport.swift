public import Attribution
public import CallModel

/// What each source earned of the conversions that hold, by several models side by side.
///
/// Every conversion is shared out whole: in each table each column sums to its total.
public struct AttributionReport: Sendable, Hashable {
  /// The models, in the order of the columns.
  public let models: [AttributionModel]
  /// Revenue: a table for each currency, by their codes.
  public let revenue: [RevenueTable]
  /// Conversions, with and without money.
  public let conversions: ConversionTable
  /// What was paid in the period, by source and currency.
  public let spend: [Spend]
  /// What it was made from.
  public let basis: Basis

  /// The revenue in one currency.
  public struct RevenueTable: Sendable, Hashable {
    /// All of it, which is what each column sums to.
    public let total: Money
    /// The sources that earned something, those with most first; last, what nothing known earned.
    public let lines: [Line]

    /// What one source earned.
    public struct Line: Sendable, Hashable {
      /// The source; `nil` for what no touchpoint earned.
      public let source: Source?
      /// What it earned by each model.
      public let amounts: [Money]
    }
  }

  /// The conversions that were shared out, each counting one.
  public struct ConversionTable: Sendable, Hashable {
    /// How many there are, which is what each column sums to.
    public let total: Int
    /// The sources that earned something, those with most first; last, what nothing known earned.
    public let lines: [Line]

    /// What one source earned.
    public struct Line: Sendable, Hashable {
      /// The source; `nil` for what no touchpoint earned.
      public let source: Source?
      /// Billionths of conversions, by each model.
      public let billionths: [Int64]
    }
  }

  /// What a report was made from.
  public struct Basis: Sendable, Hashable {
    /// People with a touchpoint or a call.
    public let personCount: Int
    /// Touchpoints, not counting calls.
    public let touchpointCount: Int
    /// Calls, of which those in the period are shared out.
    public let callCount: Int
    /// Why calls of the period have no source, with their number.
    public let problems: [CallSource.Problem: Int]
  }
}
