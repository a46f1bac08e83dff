import CallModel
import PlatformExport
import Testing

@Suite("Documents for receivers of your own")
struct WebhookDocumentTests {
  private func key(_ sample: Sample, _ kind: ConversionChange.Kind = .new) -> String? {
    WebhookDocument().dedupeKey(of: ConversionChange(sample.event, kind))
  }

  @Test("the same has the same id, and whatever is said otherwise another one, by the same row too")
  func ids() {
    let sale = Sample(outcomeID: 13)
    var renamed = sale, later = sale, dearer = sale
    renamed.name = "big sale"
    later.convertedAt = Sample.now
    dearer.value = nil
    #expect(key(sale) == key(sale))
    let all = [
      key(sale), key(sale, .retracted), key(sale, .restated(previous: nil)), key(renamed),
      key(later), key(dearer),
    ]
    #expect(Set(all).count == all.count)
  }
}
