import TermPattern
import Testing

@Suite("Korean inflection") struct KoreanInflectionTests {
  @Test(
    "a stem has the forms that callers use, joined as Korean writes them",
    arguments: [
      "예약하 예약하고 예약하는데 예약하려고 예약하면 예약할 예약할게 예약할까 예약한 예약해 예약해서 예약했어 예약했는데 예약했습니다 예약합니다 예약해주세요 예약하세요 예약하셨어 예약하겠습니다 예약하였습니다",
      "싶 싶고 싶은데 싶어 싶어서 싶었는데 싶습니다 싶으면 싶네 싶지",
      "받 받고 받는 받으면 받을게 받은 받아 받아서 받았어 받습니다 받으려고",
      "가 가고 가면 갈게 간다 가 가서 갔어 갑니다 가세요", "서 서면 설게 서 섰어", "켜 켜면 켜서 켰어",
      "오 오면 올게 와 와서 왔어 옵니다", "보 보면 봐 보아 봤는데 보았습니다", "주 주면 줘 주어 줬어 주었습니다",
      "배우 배우면 배워 배웠어", "마시 마시면 마셔 마셨어", "가르치 가르쳐 가르쳤어", "보내 보내면 보내 보내어 보냈어",
      "되 되면 돼 되어 됐어 되었습니다 됩니다 될까", "쉬 쉬어 쉬었어 쉽니다",
      "쓰 쓰면 써 썼어 씁니다", "바쁘 바쁘면 바빠 바빴어", "크 커 컸어", "담그 담가 담갔어",
    ])
  func regular(line: String) { check(line) }

  @Test(
    "stems that change",
    arguments: [
      "듣 듣고 들으면 들어 들었어 들을게 듣습니다", "깨닫 깨달아 깨달았어", "묻 물어 물으면",
      "돕 돕고 도우면 도와 도왔어 도울게 도운 돕습니다", "어렵 어려우면 어려워 어려웠어 어려운데 어렵네",
      "고맙 고마워 고마워서 고맙습니다", "춥 추우면 추워 추웠는데", "입 입으면 입어 입었어", "잡 잡으면 잡아 잡았어",
      "짓 지으면 지어 지었어 지은 짓고", "낫 나으면 나아 나았어", "웃 웃으면 웃어 웃었어",
      "그렇 그러면 그런데 그래 그랬어 그렇습니다 그럴까", "하얗 하얘", "좋 좋으면 좋아 좋았어 좋은데", "넣 넣으면 넣어",
      "모르 모르면 몰라 몰랐어 모릅니다", "부르 불러 불렀어", "서두르 서둘러", "따르 따라 따랐어", "푸르 푸르러",
      "알 알고 알면 아는 아세요 압니다 알아 알았어 아니까 안다 알게 아는데", "만들 만들면 만드는 만들어 만듭니다 만드실",
      "있 있으면 있어 있는데 있습니다 있었어", "없 없으면 없어 없는데", "많 많아 많으면 많은데", "싫 싫어 싫은데",
    ])
  func irregular(line: String) { check(line) }

  @Test(
    "what no stem becomes is not among the forms",
    arguments: [
      ("듣", "듣어"), ("돕", "돕아"), ("짓", "짓어"), ("모르", "모러"), ("알", "알는"), ("그렇", "그럽니다"),
      ("예약하", "예약하아"), ("받", "받어"), ("쓰", "쓰어"), ("예약하", "예약금"), ("예약하", "예약"),
    ])
  func neverForms(stem: String, form: String) {
    #expect(!Inflection.forms(of: stem).contains(form))
  }

  @Test("the stem comes first, and no form twice", arguments: ["예약하", "싶", "듣", "알", "모르", "보내"])
  func distinct(stem: String) {
    let forms = Inflection.forms(of: stem)
    #expect(forms.first == stem)
    #expect(Set(forms).count == forms.count)
    #expect(forms.count > 100)
    let foreign = forms.filter { !$0.isHangul }
    #expect(foreign.isEmpty, "\(foreign)")
  }

  @Test("a phrase with Korean endings stands for one sequence, since no sound is searched for them")
  func expansion() throws {
    let pattern = try PhrasePattern("진료~ 받~ 싶~ 하~ 보~")
    #expect(pattern.spokenForms().count == 1)
  }

  /// The first word is the stem, all others are among its forms.
  private func check(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    let forms = Set(Inflection.forms(of: words[0]))
    for word in words.dropFirst() { #expect(forms.contains(word), "\(words[0]) → \(word)") }
  }
}
