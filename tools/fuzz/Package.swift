// swift-tools-version: 6.2
import PackageDescription

/// As in the package that is fuzzed.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// libFuzzer brings `main` and calls `LLVMFuzzerTestOneInput`, so a target must not have its own.
let withoutMain: [SwiftSetting] = strict + [.unsafeFlags(["-parse-as-library"])]

func earshot(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "earshot") }
}

let package = Package(
  name: "earshot-fuzz",
  dependencies: [.package(name: "earshot", path: "../..")],
  targets: [
    .target(name: "Claims", swiftSettings: strict),
    // What libFuzzer itself offers to a target.
    .systemLibrary(name: "CLibFuzzer"),
    .target(name: "Shapes", dependencies: ["CLibFuzzer"], swiftSettings: strict),
    .executableTarget(
      name: "FuzzRules",
      dependencies: ["Claims"]
        + earshot(
          "CallModel", "Diagnostics", "RuleCheck", "RuleEngine", "RuleFormat", "RuleSyntax"),
      swiftSettings: withoutMain),
    .executableTarget(
      name: "FuzzPhrases",
      dependencies: ["Claims"]
        + earshot("CallModel", "PhraseMatch", "TermPattern", "TextNormalize"),
      swiftSettings: withoutMain),
    .executableTarget(
      name: "FuzzTranscripts",
      dependencies: ["Claims", "Shapes"] + earshot("CallModel", "Diagnostics", "TranscriptInput"),
      swiftSettings: withoutMain),
    .executableTarget(
      name: "FuzzVCons",
      dependencies: ["Claims", "Shapes"]
        + earshot("CallModel", "Diagnostics", "TranscriptInput"),
      swiftSettings: withoutMain),
    .executableTarget(
      name: "FuzzFrames", dependencies: ["Claims"] + earshot("RuleServer"),
      swiftSettings: withoutMain),
  ]
)
