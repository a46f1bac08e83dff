import CallModel
import SpokenValues

/// What is read from a text, as people write it.
func read(
  _ kind: SpokenValue.Kind, in text: String, digits digitCount: Int? = nil,
  own currency: String? = nil
) -> [String] {
  found(kind, in: text, digits: digitCount, own: currency).map(\.value.description)
}

/// What is read from a text, with its words.
func found(
  _ kind: SpokenValue.Kind, in text: String, digits digitCount: Int? = nil,
  own currency: String? = nil
) -> [FoundValue] {
  SpokenValues(SpokenText(text)).values(
    ValueRequest(kind, digitCount: digitCount, currency: currency.flatMap { Currency(code: $0) }))
}
