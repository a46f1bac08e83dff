// The thirty-seventh migration. This text is not changed once it has been released.
extension StoreSchema {
  /// What is named after an advertisement is paid for, though nothing tells the medium: *Google Ads* is no organic search.
  static let channelsByNamesOfAds = channelViews(telling: ChannelSQL.byNamesOfAds.text)

  /// The view `call_sources` over the tables `calls` and `caller_keys`, or over what stands for them.
  static let callSourcesQuery = callSourcesQuery(
    ofCallersWho: areAlone, channel: ChannelSQL.byNamesOfAds.text)

  /// The view `deal_sources` over the table `call_sources`, or over what stands for it.
  static let dealSourcesQuery = dealSourcesQuery(channel: ChannelSQL.byNamesOfAds.text)
}
