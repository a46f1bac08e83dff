import Attribution

/// What something came from.
struct Origin: Hashable {
  let channel: String
  let campaignID: String?
  let campaignName: String?
  /// What the line of the report is called; `nil` where the channel is all, or nobody says.
  let label: String?

  /// As the models know it.
  var source: Source { Source(channel: channel, campaign: label) }

  /// The same with the name that reports give the campaign which is its label.
  func called(by lines: CampaignLines?) -> Origin {
    guard let lines, let label else { return self }
    return Origin(
      channel: channel, campaignID: campaignID, campaignName: campaignName,
      label: lines.line(of: label))
  }

  /// Whether both are one campaign, or one channel where neither has a campaign.
  func isSameCampaign(as other: Origin) -> Bool {
    let mine = [campaignID, campaignName].compactMap(\.self)
    let theirs = [other.campaignID, other.campaignName].compactMap(\.self)
    if mine.isEmpty, theirs.isEmpty { return channel == other.channel }
    if let campaignID, let id = other.campaignID { return campaignID == id }
    return mine.contains { theirs.contains($0) }
  }
}

/// All origins that were met, numbered as they came.
struct OriginTable {
  private var numbers: [Origin: Int32] = [:]
  private(set) var origins: [Origin] = []

  mutating func number(of origin: Origin) -> Int32 {
    if let number = numbers[origin] { return number }
    let number = Int32(origins.count)
    numbers[origin] = number
    origins.append(origin)
    return number
  }
}
