import CallModel

extension MarketService {
  /// Google Ads: a report of campaigns, ad groups or keywords by day.
  public static let googleAds = MarketService(
    name: "Google Ads",
    kind: .spend,
    signatures: [
      ["cost", "impr"], ["cost", "campaignstatus"], ["cost", "campaignstate"], ["cost", "avgcpc"],
      ["cost", "searchkeyword"], ["cost", "campaigntype"],
    ],
    columns: [
      MarketServiceColumn("day", "Day", as: .day),
      MarketServiceColumn("campaign_id", "Campaign ID"),
      MarketServiceColumn("campaign_name", "Campaign", "Campaign name"),
      MarketServiceColumn("keyword", "Search keyword", "Keyword", as: .keyword),
      MarketServiceColumn("amount", "Cost", as: .amount),
      MarketServiceColumn("currency", "Currency code", "Currency"),
      MarketServiceColumn("clicks", "Clicks", as: .count),
      MarketServiceColumn("impressions", "Impr.", "Impressions", as: .count),
    ],
    constants: [Constant("source", "google"), Constant("medium", "cpc")],
    whereMissing: [
      "day": "segment the report by day, and export it again",
      "campaign_id":
        "add it: names of campaigns change, and then the same money would be booked twice",
    ])
}
