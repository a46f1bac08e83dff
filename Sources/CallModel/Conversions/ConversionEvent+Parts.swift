extension ConversionEvent {
  /// What is told of the call.
  public struct Facts: Sendable, Hashable {
    /// Its name in the store.
    public let id: String
    /// When it started.
    public let startedAt: Instant
    /// The day on which it started by the clocks of the account, `2026-10-03`; `nil` where nobody says: that of UTC.
    public let day: String?
    /// How long it was, in milliseconds; `nil` where nothing tells.
    public let durationMs: Int64?
    /// Whether the customer called; `nil` where nothing tells.
    public let isInbound: Bool?
    /// Whether somebody answered; `nil` where nothing tells.
    public let isAnswered: Bool?
    /// The customer's number.
    public let callerNumber: PhoneNumber?
    /// The number of the company that was dialled, as the calls file has it.
    public let trackingNumber: String?
    /// Who spoke for the company, as the telephone system names them.
    public let agentID: String?
    /// Their team.
    public let agentTeam: String?

    /// A call with all that is told of it.
    public init(
      id: String, startedAt: Instant, day: String? = nil, durationMs: Int64? = nil,
      isInbound: Bool? = nil, isAnswered: Bool? = nil, callerNumber: PhoneNumber? = nil,
      trackingNumber: String? = nil,
      agentID: String? = nil, agentTeam: String? = nil
    ) {
      self.id = id
      self.startedAt = startedAt
      self.day = day
      self.durationMs = durationMs
      self.isInbound = isInbound
      self.isAnswered = isAnswered
      self.callerNumber = callerNumber
      self.trackingNumber = trackingNumber
      self.agentID = agentID
      self.agentTeam = agentTeam
    }
  }

  /// By what others may know the customer.
  public struct Person: Sendable, Hashable {
    /// The e-mail address, where the store keeps it for export.
    public let email: String?
    /// The number in the customer database.
    public let customerID: String?
    /// The deal in whose place the conversion stands, or which names the call.
    public let dealID: String?
    /// The visitor's cookie of the web site.
    public let visitorID: String?
    /// The client id of Google Analytics, `1234567890.1700000000`.
    public let analyticsClientID: String?
    /// The session's number in Google Analytics.
    public let analyticsSessionID: String?
    /// Meta's cookie of the browser, `fb.1.…`.
    public let metaBrowserID: String?
    /// What the customer agreed to.
    public let consent: AdConsent

    /// A customer with all that is known.
    public init(
      email: String? = nil, customerID: String? = nil, dealID: String? = nil,
      visitorID: String? = nil, analyticsClientID: String? = nil,
      analyticsSessionID: String? = nil, metaBrowserID: String? = nil,
      consent: AdConsent = AdConsent()
    ) {
      self.email = email
      self.customerID = customerID
      self.dealID = dealID
      self.visitorID = visitorID
      self.analyticsClientID = analyticsClientID
      self.analyticsSessionID = analyticsSessionID
      self.metaBrowserID = metaBrowserID
      self.consent = consent
    }
  }

  /// Where the call came from, as reports say it.
  public struct Origin: Sendable, Hashable {
    /// The channel, such as `Paid Search`.
    public let channel: String?
    /// Such as `google`.
    public let source: String?
    /// Such as `cpc`.
    public let medium: String?
    /// The campaign's id on its platform.
    public let campaignID: String?
    /// The campaign's name.
    public let campaignName: String?
    /// The keyword that was bought or used.
    public let keyword: String?
    /// The first page of the visit.
    public let landingPage: String?

    /// An origin with what is known of it.
    public init(
      channel: String? = nil, source: String? = nil, medium: String? = nil,
      campaignID: String? = nil, campaignName: String? = nil, keyword: String? = nil,
      landingPage: String? = nil
    ) {
      self.channel = channel
      self.source = source
      self.medium = medium
      self.campaignID = campaignID
      self.campaignName = campaignName
      self.keyword = keyword
      self.landingPage = landingPage
    }
  }
}
