/// Every way in which the productions of the grammar can be written. A random program notes those
/// that it used, so that a test can say that none was left out.
enum Alternative: String, CaseIterable {
  // Header.
  case timezone, currency, speech, defaultConfidence, defaultSource
  // Declarations.
  case include, extendList, extendTerms, list, listFrom, terms, termsFrom, table, constant
  case condition, group, groupHighest, exclude, excludeFromGroup, rule, test
  // Terms.
  case termPhrase, termConfidence, termSoundsLike, termName, termRecorded, termRecordedConfidence
  // Attributes.
  case id, revision, status, description, owner, inGroup, priority, effective, effectiveUntil
  case oncePer, oncePerSeveral, oncePerWithin, needs
  // Expressions.
  case all, any, not, bracketed, matched, spoken, conditionName
  // Comparisons.
  case holds, compareLiteral, compareField, inList, inLiterals, inRange, inChoices, notIn, zone
  case isChoice, isNotChoice, isKnown, isMissing, contains, matches, startsWithText
  case startsWithNumber, startsWithPrefix
  // Mentions.
  case allOf, atLeastOf, phrase, recorded, anyOf, event, bracketedHits, prefixed, termsInBrackets
  case near, before, after, notRelated, outside, inside, words, word, duration, sameTurn
  // Qualifiers.
  case by, inSource, inLanguage, withinFirst, withinLast, withinOf, from, fromTo, atLeastTimes
  case atMostTimes, exactlyTimes, confidence, affirmed, negated, named
  // Outcomes.
  case conversion, conversionName, conversionType, tag, score, set, note, disqualify, stop, stopAll
  // Amounts.
  case plus, minus, times, dividedBy, otherwise, atLeast, atMost, share, call, lookup
  case amountName, amountField, amountBracketed, amountLiteral
  // Tests.
  case facts, factName, history, audio, spokenLine, spokenConfidence, eventLine, eventFor
  case expectMatched, expectValue, expectTags, expectAt, expectBy, expectNo, expectTodo
  case expectNothing, expectConversions
  // Literals.
  case text, moneySign, moneyCode, durationLiteral, percent, decimal, int, phone, clock, date
  case dateTime
}
