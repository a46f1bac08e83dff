import CallModel
import PlatformExport
import TestSupport
import Testing

@Suite("What each platform gets, to the byte")
struct GoldenExportTests {
  @Test("files and requests, and what stays here", arguments: platforms.map(\.golden))
  func bodies(golden: String) throws {
    let platform = try #require(Self.platforms.first { $0.golden == golden }?.platform)
    GoldenFile(golden + ".txt").expect(text(platform))
  }

  private func text(_ platform: some Platform) -> String {
    let plan = ExportPlan(Sample.month, to: platform, at: Sample.now)
    var text = ""
    for request in platform.requests(for: plan.accepted, at: Sample.now) {
      let ids = request.changes.map { String($0.event.outcomeID) }.joined(separator: ", ")
      text += "--- \(request.purpose), \(request.contentType), outcomes \(ids)\n"
      text += request.body.hasSuffix("\n") ? request.body : request.body + "\n"
    }
    text += "--- stays here\n"
    for objection in plan.objections {
      text +=
        "\(objection.callID) \(objection.outcomeID) \(objection.rule.rawValue): "
        + "\(objection.reason); \(objection.advice)\n"
    }
    return text
  }

  private static let actions = GoogleConversionActions(clicks: "1111", calls: "2222")

  static let platforms: [(golden: String, platform: any Platform)] = [
    ("google-clicks", GoogleClicksFile()),
    ("google-calls", GoogleCallsFile(naming: ConversionNaming(platformName: "Phone sale"))),
    ("google-ads", GoogleAdsRequests(customerID: "1234567890", actions: actions)),
    (
      "google-data-manager",
      GoogleDataManagerRequests(
        accountID: "1234567890", loginAccountID: "9876543210", actions: actions,
        validatesOnly: true)
    ),
    ("microsoft", MicrosoftFile(withContacts: true)),
    ("microsoft-bulk", MicrosoftBulkFile()),
    ("meta", MetaEvents(naming: ConversionNaming(platformName: "Lead"), testCode: "TEST1")),
    ("ga4", AnalyticsEvents()),
    ("ga4-purchase", AnalyticsEvents(naming: ConversionNaming(platformName: "purchase"))),
    ("hubspot", HubSpotCalls()),
    ("salesforce", SalesforceFile()),
    ("salesforce-opportunities", SalesforceOpportunities()),
    ("webhook", WebhookDocument()),
    ("webhook-contacts", WebhookDocument(withContacts: true)),
    ("invoca", InvocaSignals()),
  ]
}
