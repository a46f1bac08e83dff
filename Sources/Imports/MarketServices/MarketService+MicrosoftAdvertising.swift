import CallModel

extension MarketService {
  /// Microsoft Advertising: a performance report of campaigns, ad groups or keywords by day.
  public static let microsoftAdvertising = MarketService(
    name: "Microsoft Advertising",
    kind: .spend,
    signatures: [["timeperiod", "spend"], ["gregoriandate", "spend"]],
    columns: [
      MarketServiceColumn("day", "Time period", "Gregorian date", as: .day),
      MarketServiceColumn("campaign_id", "Campaign ID"),
      MarketServiceColumn("campaign_name", "Campaign name", "Campaign"),
      MarketServiceColumn("keyword", "Keyword", as: .keyword),
      MarketServiceColumn("amount", "Spend", as: .amount),
      MarketServiceColumn("currency", "Currency code"),
      MarketServiceColumn("clicks", "Clicks", as: .count),
      MarketServiceColumn("impressions", "Impressions", as: .count),
    ],
    constants: [Constant("source", "bing"), Constant("medium", "cpc")],
    whereMissing: [
      "campaign_id":
        "add the column `Campaign ID` (names of campaigns change, and then the same money would be booked twice)"
    ])
}
