import AttributionStore
import CallModel
import ContentHash

/// A delivery for programs.
struct DeliveryJSON: Encodable {
  let delivery: Int64
  let destination: String
  let platform: String
  let purpose: String
  let place: String
  let idempotencyKey: String
  let bodySHA256: String
  let state: String
  let attempts: Int
  let nextAttemptAt: String?
  let lastStatus: Int?
  let lastError: String?
  let recordedAt: String
  let settledAt: String?
  let conversions: [Conversion]

  enum CodingKeys: String, CodingKey {
    case delivery, destination, platform, purpose, place, state, attempts, conversions
    case idempotencyKey = "idempotency_key"
    case bodySHA256 = "body_sha256"
    case nextAttemptAt = "next_attempt_at"
    case lastStatus = "last_status"
    case lastError = "last_error"
    case recordedAt = "recorded_at"
    case settledAt = "settled_at"
  }

  init(_ record: DeliveryRecord) {
    delivery = record.id
    destination = record.destination
    platform = record.platform
    purpose = record.purpose
    place = record.place
    idempotencyKey = record.idempotencyKey
    bodySHA256 = record.bodyDigest.hex
    state = record.state.rawValue
    attempts = record.attempts
    nextAttemptAt = record.nextAttemptAt?.iso8601
    lastStatus = record.lastStatus
    lastError = record.lastError
    recordedAt = record.recordedAt.iso8601
    settledAt = record.settledAt?.iso8601
    conversions = record.conversions.map(Conversion.init)
  }

  struct Conversion: Encodable {
    let id: String
    let call: String
    let outcome: Int64
    let kind: String
    let name: String
    let value: MoneyJSON?
    let convertedAt: String
    let refusal: String?

    enum CodingKeys: String, CodingKey {
      case id, call, outcome, kind, name, value, refusal
      case convertedAt = "converted_at"
    }

    init(_ conversion: DeliveryRecord.Conversion) {
      id = ConversionEvent.transactionID(
        originID: conversion.originID, callID: conversion.callID)
      call = conversion.callID
      outcome = conversion.telling.outcomeID
      kind = conversion.telling.kind.rawValue
      name = conversion.telling.name
      value = conversion.telling.value.map(MoneyJSON.init)
      convertedAt = conversion.telling.convertedAt.iso8601
      refusal = conversion.refusal
    }
  }
}
