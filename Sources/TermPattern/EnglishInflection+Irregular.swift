/// What the regular rules do not give: closed tables of common words.
extension EnglishInflection {
  /// All forms but the base form, of the verbs that follow no rule at all.
  static let complete = table(
    """
    be am is are was were been being
    have has had having
    """)

  /// Plurals; verb forms follow the rules.
  static let plurals = table(
    """
    analysis analyses
    basis bases
    calf calves
    child children
    crisis crises
    criterion criteria
    diagnosis diagnoses
    foot feet
    goose geese
    half halves
    hoof hooves hoofs
    knife knives
    leaf leaves
    life lives
    loaf loaves
    man men
    mouse mice
    person people persons
    scarf scarves scarfs
    self selves
    shelf shelves
    thief thieves
    tooth teeth
    wife wives
    wolf wolves
    woman women
    zero zeros zeroes
    """)

  /// Past and participle; `-s` and `-ing` follow the rules.
  static let pasts = table(
    """
    arise arose arisen
    awake awoke awoken
    bear bore borne
    beat beat beaten
    become became
    begin began begun
    bend bent
    bet bet
    bid bid
    bind bound
    bite bit bitten
    bleed bled
    blow blew blown
    break broke broken
    breed bred
    bring brought
    broadcast broadcast
    build built
    burn burned burnt
    burst burst
    buy bought
    cast cast
    catch caught
    choose chose chosen
    come came
    cost cost
    cut cut
    deal dealt
    dig dug
    do did done
    draw drew drawn
    dream dreamed dreamt
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    fit fitted fit
    fly flew flown
    forbid forbade forbidden
    forecast forecast forecasted
    foresee foresaw foreseen
    forget forgot forgotten
    forgive forgave forgiven
    freeze froze frozen
    get got gotten
    give gave given
    go went gone
    grind ground
    grow grew grown
    hang hung hanged
    hear heard
    hide hid hidden
    hit hit
    hold held
    hurt hurt
    keep kept
    know knew known
    lay laid
    lead led
    lean leaned leant
    learn learned learnt
    leave left
    lend lent
    let let
    lie lay lain lied
    light lit lighted
    lose lost
    make made
    mean meant
    meet met
    mislead misled
    mistake mistook mistaken
    misunderstand misunderstood
    outbid outbid
    overcome overcame
    overpay overpaid
    oversee oversaw overseen
    overtake overtook overtaken
    pay paid
    prepay prepaid
    prove proved proven
    put put
    quit quit quitted
    read read
    rebuild rebuilt
    redo redid redone
    repay repaid
    rerun reran
    resell resold
    reset reset
    resend resent
    rewrite rewrote rewritten
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran
    say said
    see saw seen
    seek sought
    sell sold
    send sent
    set set
    sew sewed sewn
    shake shook shaken
    shine shone shined
    shoot shot
    show showed shown
    shrink shrank shrunk
    shut shut
    sing sang sung
    sink sank sunk
    sit sat
    sleep slept
    slide slid
    speak spoke spoken
    speed sped speeded
    spell spelled spelt
    spend spent
    spill spilled spilt
    spin spun
    split split
    spoil spoiled spoilt
    spread spread
    stand stood
    steal stole stolen
    stick stuck
    sting stung
    stink stank stunk
    strike struck stricken
    swear swore sworn
    sweep swept
    swell swelled swollen
    swim swam swum
    swing swung
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    undergo underwent undergone
    understand understood
    undertake undertook undertaken
    undo undid undone
    uphold upheld
    upset upset
    wake woke waked woken
    wear wore worn
    weave wove woven
    weep wept
    win won
    wind wound
    withdraw withdrew withdrawn
    withhold withheld
    write wrote written
    """)

  /// Nouns that are no verbs.
  static let onlyNouns = set(
    """
    analysis basis child crisis criterion diagnosis goose life person self thief tooth wife woman
    """)

  /// Verbs of more than one syllable that are stressed on the last.
  static let stressedAtTheEnd = set(
    """
    abet abhor acquit admit allot annul babysit begin commit compel concur confer control debug
    defer deter dispel embed enrol equip excel expel extol forbid forget format fulfil handicap
    impel incur infer input instil kidnap occur offset omit outbid outfit output outrun overlap
    patrol permit prefer preset program propel rebel rebut recap recur refer refit regret remit
    repel reprogram rerun reset resit resubmit submit transfer transmit typeset undercut unplug
    unwrap unzip upset zigzag
    """)

  /// Verbs of which some double the last letter and some do not, besides those in `-l`.
  static let alsoDoubling = set(
    "benefit bias dial duel focus fuel initial redial refuel trial worship")

  /// Verbs that keep their `e` before `-ing`.
  static let keepingE = set("singe tinge whinge")

  /// Verbs of which some keep their `e` before `-ing`.
  static let alsoKeepingE = set("age binge cue queue")

  /// Words in which `ch` is spoken as `k`.
  static let hardCH = set("epoch eunuch loch matriarch monarch patriarch stomach tech")

  /// Words in `-o` that take `-es`.
  static let takingESAfterO = set(
    "do echo embargo forgo go hero mosquito potato redo tomato torpedo undergo undo veto")

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// One entry a line: the base form, then the others.
  private static func table(_ lines: String) -> [String: [String]] {
    let entries = lines.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return Dictionary(
      entries.map { ($0[0], Array($0.dropFirst())) }, uniquingKeysWith: { first, _ in first })
  }
}
