import TermPattern
import TestSupport
import Testing

@Suite struct InflectionTests {
  @Test(
    "regular words",
    arguments: [
      "book books booked booking", "order orders ordered ordering", "call calls called calling",
      "pass passes passed passing", "fix fixes fixed fixing", "watch watches watched watching",
      "push pushes pushed pushing", "buzz buzzes buzzed buzzing", "change changes changed changing",
      "agree agrees agreed agreeing", "dye dyes dyed dyeing", "tie ties tied tying",
      "die dies died dying", "continue continues continued continuing",
      "try tries tried trying", "apply applies applied applying", "pay pays paid paying",
      "play plays played playing", "city cities citied citying", "delay delays delayed delaying",
      "photo photos photoed photoing", "echo echoes echoed echoing", "veto vetoes vetoed vetoing",
      "video videos videoed videoing", "stomach stomachs stomached stomaching",
      "panic panics panicked panicking", "sync syncs synced syncing",
      "show shows showed shown showing",
      "fax faxes faxed faxing", "tow tows towed towing", "free frees freed freeing",
      "soliloquy soliloquies soliloquied soliloquying", "queue queues queued queuing queueing",
      "age ages aged aging ageing", "singe singes singed singeing",
    ])
  func regular(line: String) {
    check(line)
  }

  @Test(
    "a last consonant is doubled after one stressed vowel",
    arguments: [
      "stop stops stopped stopping", "plan plans planned planning", "ship ships shipped shipping",
      "chat chats chatted chatting", "scan scans scanned scanning", "swap swaps swapped swapping",
      "quiz quizzes quizzed quizzing", "commit commits committed committing",
      "refer refers referred referring", "transfer transfers transferred transferring",
      "submit submits submitted submitting", "control controls controlled controlling",
      "enrol enrols enrolled enrolling", "equip equips equipped equipping",
    ])
  func doubled(line: String) {
    check(line)
  }

  @Test(
    "a last consonant is not doubled after two vowels, two consonants or an unstressed vowel",
    arguments: [
      "need needs needed needing", "email emails emailed emailing", "mail mails mailed mailing",
      "visit visits visited visiting", "deposit deposits deposited depositing",
      "offer offers offered offering", "open opens opened opening", "help helps helped helping",
      "deliver delivers delivered delivering", "renew renews renewed renewing",
      "credit credits credited crediting", "target targets targeted targeting",
      "wait waits waited waiting", "rain rains rained raining",
      "process processes processed processing",
    ])
  func notDoubled(line: String) {
    check(line)
  }

  @Test(
    "where spelling is divided both are made",
    arguments: [
      "cancel cancels canceled cancelled canceling cancelling",
      "travel travels traveled travelled traveling travelling",
      "dial dials dialed dialled dialing dialling",
      "label labels labeled labelled labeling labelling",
      "focus focuses focused focussed focusing focussing",
      "learn learns learned learnt learning",
    ])
  func divided(line: String) {
    check(line)
  }

  @Test(
    "irregular verbs",
    arguments: [
      "be am is are was were been being", "have has had having", "do does did done doing",
      "go goes went gone going", "buy buys bought buying", "get gets got gotten getting",
      "sell sells sold selling", "send sends sent sending", "choose chooses chose chosen choosing",
      "quit quits quitted quitting", "put puts putting", "set sets setting", "win wins won winning",
      "run runs ran running", "begin begins began begun beginning", "see sees saw seen seeing",
      "lie lies lay lain lied lying", "withdraw withdraws withdrew withdrawn withdrawing",
      "forget forgets forgot forgotten forgetting", "reset resets resetting",
      "swim swims swam swum swimming", "undo undoes undid undone undoing",
    ])
  func irregularVerbs(line: String) {
    check(line)
  }

  @Test(
    "irregular nouns",
    arguments: [
      "child children", "person people persons", "woman women", "life lives", "analysis analyses",
      "knife knives knifed knifing", "half halves halfed halfing", "foot feet footed footing",
      "man men manned manning", "zero zeros zeroes zeroed zeroing",
    ])
  func irregularNouns(line: String) {
    check(line)
  }

  @Test(
    "what is not English letters has no forms but itself",
    arguments: ["café", "3", "don't", "x", "", "b2b", "straße"])
  func others(word: String) {
    #expect(Inflection.forms(of: word) == [word])
  }

  @Test("random letters have forms that are letters and never twice the same")
  func randomWords() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...8, using: &random)
      let word = String(
        (0..<count).map { _ in
          "abcdeefhiklnoqrstuwxyz".randomElement(using: &random) ?? "a"
        })
      let forms = Inflection.forms(of: word)
      #expect(forms.first == word)
      #expect(Set(forms).count == forms.count && (1...8).contains(forms.count))
      #expect(forms.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
    }
  }

  private func check(_ line: String) {
    let forms = line.split(separator: " ").map(String.init)
    #expect(Inflection.forms(of: forms[0]) == forms)
  }
}
