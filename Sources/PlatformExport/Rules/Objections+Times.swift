import CallModel

extension Objections {
  /// That the conversion has happened, and no longer than so many days ago.
  mutating func checkAge(atMostDays days: Int64? = nil, of platform: String = "the platform") {
    let ageMs = now.unixMs - event.convertedAt.unixMs
    if ageMs < 0 {
      add(
        .inFuture, "the conversion lies \(Span.text(-ageMs)) ahead",
        "set the clock of this computer, or mend the time in the calls file")
    } else if let days, ageMs > days * Span.dayMs {
      add(
        .tooOld,
        "the conversion was \(Span.text(ageMs, beyond: days * Span.dayMs)) ago; \(platform) takes it for \(days) days",
        "export more often; leave older calls out with --since")
    }
  }

  /// That the click came before the conversion, so many hours ago at least and no longer than so many days ago.
  mutating func checkTimes(
    of click: AdClick, atLeastHours hours: Int64 = 0, atMostDays days: Int64 = 90
  ) {
    // Platforms see whole seconds.
    if click.at.unixSeconds >= event.convertedAt.unixSeconds {
      add(
        .beforeClick, "the conversion came before its click, or at the same time",
        "check the clocks of the web site and of the telephone system")
    }
    checkAge(
      of: "the click", at: click.at, atLeastHours: hours, early: "clicks are known",
      atMostDays: days, late: "conversions are taken for \(days) days after it", as: .clickTooOld)
  }

  /// That a conversion that was told with this time can be changed now: so many hours after it and no longer than so
  /// many days.
  mutating func checkTimeToChange(
    toldAt: Instant, atLeastHours hours: Int64, atMostDays days: Int64
  ) {
    checkAge(
      of: "the conversion", at: toldAt, atLeastHours: hours, early: "it can be changed",
      atMostDays: days, late: "it can be changed for \(days) days", as: .tooOld,
      "export more often; the value that is known there stays")
  }

  /// That the conversion came after the start of its call, and the call is so old and no older.
  mutating func checkTimesOfCall(atLeastHours hours: Int64, atMostDays days: Int64 = 90) {
    // Platforms see whole seconds.
    if event.call.startedAt.unixSeconds >= event.convertedAt.unixSeconds {
      add(
        .beforeCall, "the conversion does not come after the start of the call",
        "give the call's `duration` in the calls file: the conversion is at its end")
    }
    checkAge(
      of: "the call", at: event.call.startedAt, atLeastHours: hours, early: "calls are known",
      atMostDays: days, late: "calls are known for \(days) days", as: .callTooOld)
  }

  /// That something has been so long that platforms know it, and no longer than they take it; what lies ahead is not judged
  /// here.
  private mutating func checkAge(
    of thing: String, at instant: Instant, atLeastHours hours: Int64, early: String,
    atMostDays days: Int64, late: String, as rule: ExportRule,
    _ advice: String = "export more often; leave older calls out with --since"
  ) {
    let ageMs = now.unixMs - instant.unixMs
    if ageMs > days * Span.dayMs {
      let age = Span.text(ageMs, beyond: days * Span.dayMs)
      add(rule, "\(thing) was \(age) ago; \(late)", advice)
    } else if ageMs >= 0, ageMs < hours * Span.hourMs {
      add(
        .tooRecent, "\(thing) was \(Span.text(ageMs)) ago; \(early) after \(hours) hours",
        "export it again later")
    }
  }

  /// That what it is booked under was made so many hours ago, where somebody says when.
  mutating func checkAge(ofAction createdAt: Instant?, atLeastHours hours: Int64) {
    guard let createdAt else { return }
    let ageMs = now.unixMs - createdAt.unixMs
    if ageMs < hours * Span.hourMs {
      add(
        .tooRecent,
        "the conversion action was made \(Span.text(max(0, ageMs))) ago; it can be used after "
          + "\(hours) hours", "export it again later")
    }
  }
}
