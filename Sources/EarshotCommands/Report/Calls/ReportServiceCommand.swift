public import ArgumentParser
import AttributionStore
import CallModel

/// `earshot report service`: calls for service that marketing caused.
public struct ReportServiceCommand: ParsableCommand {
  /// What `earshot report service --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "service",
    abstract: "Calls for service that marketing caused, and what they cost.",
    discussion: """
      Which calls these are, a rule says: by a tag, or by its name or id.

        earshot report service --tag service --per-call 6.50 --currency USD
        earshot report service --tag "where is my order" --per-minute 0.90 --currency USD --by channel

      reports/service-calls.sql says what each figure is.
      """)

  @Option(help: ArgumentHelp("The tag, or the name or id of the rule.", valueName: "name"))
  var tag: String

  @Option(
    help: """
      What lines are: all, channel, source, campaign, keyword, landing-page, region, ad-version, device, day, week \
      or month.
      """)
  var by: KeyFigureDimension = .campaign

  @Option(help: ArgumentHelp("What handling a call costs.", valueName: "amount"))
  var perCall: String?

  @Option(help: ArgumentHelp("What a minute of talk costs.", valueName: "amount"))
  var perMinute: String?

  @Option(
    help: ArgumentHelp("The currency of these, and of the spend to compare.", valueName: "code"))
  var currency: String = "USD"

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Says which amount is none.
  public func validate() throws {
    guard Currency(code: currency.uppercased()) != nil else {
      throw ValidationError("`\(currency)` is not a currency: write a code such as USD")
    }
    for (option, amount) in [("--per-call", perCall), ("--per-minute", perMinute)] {
      if let amount, Self.minorUnits(amount, currency) == nil {
        throw ValidationError("\(option) is an amount such as 6.50, not `\(amount)`")
      }
    }
  }

  /// Counts and prints.
  public mutating func run() throws {
    func cost(_ amount: String?) -> QueryTable.Value {
      amount.flatMap { Self.minorUnits($0, currency) }.map { .real($0) } ?? .nothing
    }
    try QueryReport.serviceCalls.print(
      by: by.rawValue, options,
      with: [
        "service": .text(tag), "per_call_minor": cost(perCall), "per_minute_minor": cost(perMinute),
        "currency": .text(currency.uppercased()),
      ])
  }

  /// An amount in the currency's smallest unit, and parts of it: a minute may cost less than a cent.
  private static func minorUnits(_ text: String, _ code: String) -> Double? {
    guard let number = Double(text), number >= 0, number.isFinite,
      let currency = Currency(code: code.uppercased())
    else { return nil }
    return (0..<currency.exponent).reduce(number) { amount, _ in amount * 10 }
  }
}
