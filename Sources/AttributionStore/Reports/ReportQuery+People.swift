extension ReportQuery {
  /// How people use the site.
  public static let webEngagement = ReportQuery(
    "web-engagement", PackageResources.web_engagement_sql)
  /// What people do with posts.
  public static let socialEngagement = ReportQuery(
    "social-engagement", PackageResources.social_engagement_sql)
  /// What people do with e-mails.
  public static let emailEngagement = ReportQuery(
    "email-engagement", PackageResources.email_engagement_sql)
  /// What people do with pushed messages.
  public static let pushEngagement = ReportQuery(
    "push-engagement", PackageResources.push_engagement_sql)
  /// How many people are active.
  public static let activePeople = ReportQuery("active-people", PackageResources.active_people_sql)
  /// What people buy who are engaged, and who are not.
  public static let engagedRevenue = ReportQuery(
    "engaged-revenue", PackageResources.engaged_revenue_sql)
  /// How far people have come.
  public static let journeyStages = ReportQuery(
    "journey-stages", PackageResources.journey_stages_sql)
  /// What customers have brought from all that they bought.
  public static let lifetimeValue = ReportQuery("ltv", PackageResources.ltv_sql)
  /// What tells how customers are.
  public static let health = ReportQuery("health", PackageResources.health_sql)
  /// What people have had to do with us, for those who run the others in a shell, and for the program.
  public static let dealings = ReportQuery("dealings", PackageResources.dealings_sql)
  /// Who is who, for those who run the others in a shell; the program knows better.
  public static let personNames = ReportQuery("person-names", PackageResources.person_names_sql)

  /// Those about people.
  static let aboutPeople: [ReportQuery] = [
    .webEngagement, .socialEngagement, .emailEngagement, .pushEngagement, .activePeople,
    .engagedRevenue, .journeyStages, .lifetimeValue, .health, .dealings,
    .personNames,
  ]
}
