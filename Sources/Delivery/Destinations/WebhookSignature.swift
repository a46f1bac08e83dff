/// The headers by which a receiver knows that a request is ours and new, as Standard Webhooks has them.
///
/// With several secrets there are as many signatures, so that a receiver may take the old one or the new one while
/// a secret is changed.
public enum WebhookSignature {
  /// The headers of the request with this body.
  ///
  /// - Parameters:
  ///   - id: the same at every attempt: the receiver takes a request with a known one as done.
  ///   - unixSeconds: when it is sent.
  public static func headers(
    id: String, unixSeconds: Int64, body: String, secrets: [WebhookSecret]
  ) -> [PostRequest.Header] {
    let text = "\(id).\(unixSeconds).\(body)"
    let signatures = secrets.map { "v1," + $0.signature(of: text) }.joined(separator: " ")
    let headers: [PostRequest.Header?] = [
      .init("webhook-id", id), .init("webhook-timestamp", String(unixSeconds)),
      secrets.isEmpty ? nil : .init("webhook-signature", signatures),
    ]
    return headers.compactMap(\.self)
  }
}
