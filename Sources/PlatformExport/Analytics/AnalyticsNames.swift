/// Names of events that the Measurement Protocol keeps for Analytics itself. It answers to them as to any other, and drops
/// the event.
enum AnalyticsNames {
  /// What no name of another's may begin with.
  static let reservedBeginnings = ["ga_", "google_", "firebase_"]

  /// The names that web sites and apps send by themselves.
  static let reserved: Set<String> = [
    "ad_activeview", "ad_click", "ad_exposure", "ad_impression", "ad_query", "ad_reward",
    "adunit_exposure", "app_background", "app_clear_data", "app_exception", "app_install",
    "app_remove", "app_store_refund", "app_store_subscription_cancel",
    "app_store_subscription_convert", "app_store_subscription_renew", "app_update", "app_upgrade",
    "dynamic_link_app_open", "dynamic_link_app_update", "dynamic_link_first_open", "error",
    "first_open", "first_visit", "in_app_purchase", "notification_dismiss",
    "notification_foreground", "notification_open", "notification_receive", "notification_send",
    "os_update", "screen_view", "session_start", "user_engagement",
  ]
}
