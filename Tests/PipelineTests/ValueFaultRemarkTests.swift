import CallModel
import Diagnostics
import Pipeline
import RuleEngine
import Testing

@Suite("Conversions without a value") struct ValueFaultRemarkTests {
  @Test("each reason has words of its own, with the rule's file, the call and the conversion")
  func remarks() {
    let rule = RuleReference(name: "card sale", id: "card_sale", revision: 1, file: "a.rules")
    let texts = ValueFault.Reason.allCases.map {
      ValueFault(conversion: "sale", rule: rule, reason: $0).remark(onCall: "c-7").description
    }
    #expect(Set(texts).count == ValueFault.Reason.allCases.count)
    for text in texts {
      #expect(text.hasPrefix("a.rules: \"sale\" of call c-7 has no value: "))
      #expect(text.contains("card sale"))
    }
  }
}
