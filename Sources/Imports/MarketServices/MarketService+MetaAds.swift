import CallModel

extension MarketService {
  /// Meta Ads Manager: campaigns, ad sets or ads by day.
  public static let metaAds = MarketService(
    name: "Meta Ads Manager",
    kind: .spend,
    signatures: [["amountspent", "reportingstarts"], ["amountspent", "campaignname"]],
    columns: [
      MarketServiceColumn("day", "Day", "Reporting starts", as: .day),
      MarketServiceColumn("campaign_id", "Campaign ID"),
      MarketServiceColumn("campaign_name", "Campaign name"),
      MarketServiceColumn("amount", "Amount spent", as: .amount),
      MarketServiceColumn("currency", "Currency"),
      MarketServiceColumn("clicks", "Link clicks", "Clicks (all)", as: .count),
      MarketServiceColumn("impressions", "Impressions", as: .count),
    ],
    constants: [Constant("source", "facebook"), Constant("medium", "paid social")],
    whereMissing: [
      "day": "break the report down by day (Breakdown: By time: Day), and export it again",
      "campaign_id":
        "add the column `Campaign ID` (names of campaigns change, and then the same money would be booked twice)",
    ],
    lastDay: "Reporting ends", totalsNameNothing: true)
}
