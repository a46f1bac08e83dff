// swift-tools-version: 6.2
import PackageDescription

/// As in the package that is measured.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// From a recording to the entry that is searched.
let spotting: [Target.Dependency] = [
  "Acoustics", "AudioInput", "CallModel", "ContentHash", "KeywordSearch", "PhoneticIndex",
  "Pronunciation",
].map { .product(name: $0, package: "earshot") }

let package = Package(
  name: "earshot-bench",
  dependencies: [.package(name: "earshot", path: "../..")],
  targets: [
    .executableTarget(
      name: "AcousticSpeed",
      dependencies: [
        .product(name: "Acoustics", package: "earshot"),
        .product(name: "Metering", package: "earshot"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "PosteriorDump",
      dependencies: [
        .product(name: "Acoustics", package: "earshot"),
        .product(name: "AudioInput", package: "earshot"),
      ],
      swiftSettings: strict),
    .target(
      name: "Hearing",
      dependencies: ["Acoustics", "AudioInput", "ContentHash", "PhoneticIndex"].map {
        .product(name: $0, package: "earshot")
      },
      swiftSettings: strict),
    .executableTarget(
      name: "HearEntry",
      dependencies: ["Hearing"] + spotting,
      swiftSettings: strict),
    .executableTarget(
      name: "KeywordEvidence",
      dependencies: spotting + ["Hearing"], swiftSettings: strict),
    .executableTarget(
      name: "IndexSearch",
      dependencies: spotting + [.product(name: "Metering", package: "earshot")],
      swiftSettings: strict),
    .executableTarget(
      name: "CallFactsReport",
      dependencies: [
        .product(name: "AudioInput", package: "earshot"),
        .product(name: "CallModel", package: "earshot"),
        .product(name: "Metering", package: "earshot"),
        .product(name: "SoundFacts", package: "earshot"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "TranscriptReading",
      dependencies: [
        "CallModel", "KeywordSearch", "Metering", "PhraseMatch", "Pronunciation", "SoundAlike",
        "TranscriptInput",
      ].map {
        .product(name: $0, package: "earshot")
      },
      swiftSettings: strict),
    .executableTarget(
      name: "SoundAlikeReport",
      dependencies: [
        "CallModel", "Metering", "PhraseMatch", "Pronunciation", "SoundAlike", "TranscriptInput",
      ].map {
        .product(name: $0, package: "earshot")
      },
      swiftSettings: strict),
    .executableTarget(
      name: "AttributionSpeed",
      dependencies: [
        .product(name: "Attribution", package: "earshot"),
        .product(name: "CallModel", package: "earshot"),
        .product(name: "Metering", package: "earshot"),
      ],
      swiftSettings: strict),
  ]
)
