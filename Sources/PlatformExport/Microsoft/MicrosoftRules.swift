import CallModel

extension Objections {
  /// Microsoft's rules: the click and its window, the order of times, the name and the value.
  mutating func checkMicrosoft(_ change: ConversionChange, named naming: ConversionNaming) {
    let click = checkClick([.msclkid], of: "Microsoft")
    checkName(naming.name(of: event))
    checkAge()
    switch change.kind {
    case .new:
      if let click { checkTimes(of: click) }
      checkAge(ofAction: naming.createdAt, atLeastHours: 2)
      checkValue()
    case .restated: checkValue(isRequired: true)
    case .retracted: break
    }
  }
}

extension ConversionChange {
  /// Microsoft knows a conversion by its click, its time and its name.
  func microsoftKey(named naming: ConversionNaming) -> String {
    [event.click(.msclkid)?.id ?? "", firstToldAt.spaced, naming.name(of: event)]
      .joined(separator: "\n")
  }
}
