// swift-tools-version: 6.2
import PackageDescription

/// The same walls around every target: see docs/architecture.md.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Tests are not optimised: what they test is, and to build them takes half as long.
let tests = strict + [.unsafeFlags(["-Onone"])]

/// Tests whose own arithmetic takes the time: each sample, each frame or each random case, done once more the slow way.
let heavyTests = strict

let package = Package(
  name: "earshot",
  products: [
    .executable(name: "earshot", targets: ["earshot"]),
    .library(name: "Acoustics", targets: ["Acoustics"]),
    .library(name: "Attribution", targets: ["Attribution"]),
    .library(name: "AudioInput", targets: ["AudioInput"]),
    .library(name: "CallModel", targets: ["CallModel"]),
    .library(name: "ContentHash", targets: ["ContentHash"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "KeywordSearch", targets: ["KeywordSearch"]),
    .library(name: "Metering", targets: ["Metering"]),
    .library(name: "PhoneticIndex", targets: ["PhoneticIndex"]),
    .library(name: "PhraseMatch", targets: ["PhraseMatch"]),
    .library(name: "PlatformExport", targets: ["PlatformExport"]),
    .library(name: "Pronunciation", targets: ["Pronunciation"]),
    .library(name: "RuleCheck", targets: ["RuleCheck"]),
    .library(name: "RuleEngine", targets: ["RuleEngine"]),
    .library(name: "RuleFormat", targets: ["RuleFormat"]),
    .library(name: "RuleServer", targets: ["RuleServer"]),
    .library(name: "RuleSyntax", targets: ["RuleSyntax"]),
    .library(name: "SoundAlike", targets: ["SoundAlike"]),
    .library(name: "SoundFacts", targets: ["SoundFacts"]),
    .library(name: "TermPattern", targets: ["TermPattern"]),
    .library(name: "TextNormalize", targets: ["TextNormalize"]),
    .library(name: "TranscriptInput", targets: ["TranscriptInput"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Shared, no I/O.
    .target(name: "CallModel", swiftSettings: strict),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "JSONText", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "TextNormalize", swiftSettings: strict),
    .target(name: "TermPattern", dependencies: ["TextNormalize"], swiftSettings: strict),

    // Recordings to hits.
    .systemLibrary(
      name: "CSndfile", path: "Sources/CSndfile", pkgConfig: "sndfile",
      providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(
      name: "CSoxr", path: "Sources/CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"])]),
    .target(
      name: "AudioInput", dependencies: ["CallModel", "Diagnostics", "CSndfile", "CSoxr"],
      swiftSettings: strict),
    .target(name: "ModelFile", dependencies: ["Diagnostics"], swiftSettings: strict),
    .systemLibrary(
      name: "CFFTW", path: "Sources/CFFTW", pkgConfig: "fftw3f",
      providers: [.apt(["libfftw3-dev"])]),
    .target(name: "CKernels", cSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "Acoustics", dependencies: ["CFFTW", "CKernels", "Diagnostics", "ModelFile"],
      swiftSettings: strict),
    .target(
      name: "SoundFacts", dependencies: ["Acoustics", "CallModel"], swiftSettings: strict),
    .target(
      name: "Pronunciation", dependencies: ["Diagnostics", "ModelFile"], swiftSettings: strict),
    .target(
      name: "PhoneticIndex",
      dependencies: ["Acoustics", "CScan", "ContentHash", "Diagnostics", "Pronunciation"],
      swiftSettings: strict),
    .target(name: "CScan", cSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "KeywordSearch",
      dependencies: [
        "CScan", "CallModel", "Diagnostics", "PhoneticIndex", "Pronunciation", "TermPattern",
      ],
      swiftSettings: strict),
    .target(
      name: "ExampleSearch",
      dependencies: ["CallModel", "ContentHash", "Diagnostics", "PhoneticIndex", "Pronunciation"],
      swiftSettings: strict),

    // Transcripts to hits.
    .target(
      name: "TranscriptInput",
      dependencies: ["CallModel", "ContentHash", "Diagnostics", "JSONText", "TextNormalize"],
      swiftSettings: strict),
    .target(
      name: "SpokenValues", dependencies: ["CallModel", "TextNormalize"], swiftSettings: strict),
    .target(
      name: "PhraseMatch",
      dependencies: ["CallModel", "SpokenValues", "TermPattern", "TextNormalize"],
      swiftSettings: strict),
    .target(
      name: "SoundAlike",
      dependencies: ["CallModel", "PhraseMatch", "Pronunciation", "TermPattern", "TextNormalize"],
      swiftSettings: strict),

    // Sound to words, by a program of the user's.
    .target(
      name: "Recognition",
      dependencies: ["CallModel", "ChildProcesses", "Diagnostics", "TranscriptInput"],
      swiftSettings: strict),
    .target(
      name: "ChildProcesses", dependencies: ["Diagnostics", "NamelessFile"], swiftSettings: strict),
    .target(name: "NamelessFile", swiftSettings: strict),

    // Web addresses to bytes, by curl, where the user allows it.
    .target(
      name: "WebFetch", dependencies: ["ChildProcesses", "Diagnostics"], swiftSettings: strict),

    // Hits and facts to outcomes.
    .target(
      name: "RuleSyntax", dependencies: ["CallModel", "Diagnostics", "TextNormalize"],
      swiftSettings: strict),
    .target(
      name: "RuleFormat",
      dependencies: ["Diagnostics", "JSONText", "RuleSyntax", "TextNormalize"],
      swiftSettings: strict),
    .target(
      name: "RuleCheck",
      dependencies: ["CallModel", "Diagnostics", "RuleSyntax", "TermPattern", "TextNormalize"],
      swiftSettings: strict),
    .target(
      name: "RuleEngine", dependencies: ["CallModel", "RuleCheck", "TextNormalize"],
      swiftSettings: strict),
    .target(
      name: "RuleImport",
      dependencies: ["CallModel", "Diagnostics", "JSONText", "RuleCheck", "TextNormalize"],
      swiftSettings: strict),

    .target(
      name: "RuleTesting",
      dependencies: [
        "CallModel", "Diagnostics", "Imports", "JSONText", "PhraseMatch", "RuleCheck",
        "RuleEngine", "TermPattern", "TranscriptInput",
      ],
      swiftSettings: strict),
    .target(
      name: "RuleServer",
      dependencies: [
        "CallModel", "Diagnostics", "JSONText", "RuleCheck", "RuleFormat", "RuleSyntax",
        "TermPattern", "TextNormalize",
      ],
      swiftSettings: strict),

    // What is known, and what is kept.
    .systemLibrary(
      name: "CCrypto", path: "Sources/CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),
    .target(name: "ContentHash", dependencies: ["CCrypto", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "Imports", dependencies: ["CallModel", "Diagnostics", "JSONText", "TextNormalize"],
      swiftSettings: strict
    ),
    .systemLibrary(
      name: "CPostgres", path: "Sources/CPostgres", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"])]),
    .target(name: "PostgreSQL", dependencies: ["CPostgres"], swiftSettings: strict),
    .systemLibrary(
      name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "AttributionStore",
      dependencies: [
        "Attribution", "CSQLite", "CallModel", "ContentHash", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), "PostgreSQL",
      ],
      // The program has the queries in it; people read them in `reports/`, a link to the folder.
      resources: [.embedInCode("Reports/Queries"), .embedInCode("Schema/new-store.sql")],
      swiftSettings: strict),

    // Which touchpoint earned what.
    .target(name: "Attribution", dependencies: ["CallModel"], swiftSettings: strict),

    // What others get.
    .target(
      name: "CallExport", dependencies: ["CallModel", "ContentHash", "JSONText", "PhraseMatch"],
      swiftSettings: strict),

    // Conversions as advertising platforms and customer databases take them.
    .target(
      name: "PlatformExport",
      dependencies: ["CallModel", "ContentHash", "JSONText"], swiftSettings: strict),

    // What is told to others over the web, by curl, where the user says so.
    .target(
      name: "Delivery",
      dependencies: [
        "AttributionStore", "CallModel", "ChildProcesses", "ContentHash", "Diagnostics", "JSONText",
        "PlatformExport", "WebFetch",
      ],
      swiftSettings: strict),

    // All of it over a batch, and the program.
    .target(
      name: "Pipeline",
      dependencies: [
        "Acoustics", "AttributionStore", "AudioInput", "CallExport", "CallModel", "ContentHash",
        "Diagnostics", "ExampleSearch", "JSONText", "KeywordSearch", "NamelessFile",
        "PhoneticIndex", "PhraseMatch",
        "Pronunciation", "Recognition", "RuleCheck", "RuleEngine", "SoundAlike", "SoundFacts",
        "TranscriptInput", "WebFetch",
      ],
      swiftSettings: strict),
    .target(
      name: "EarshotCommands",
      dependencies: [
        "Acoustics", "Attribution", "AttributionStore", "AudioInput", "CallExport", "CallModel",
        "ChildProcesses", "ContentHash", "Delivery", "Diagnostics",
        "ExampleSearch", "Imports", "JSONText", "KeywordSearch", "PhoneticIndex", "PhraseMatch",
        "Pipeline",
        "PlatformExport", "Pronunciation", "Recognition", "RuleCheck", "RuleEngine", "RuleFormat",
        "RuleImport",
        "RuleServer", "RuleSyntax",
        "RuleTesting", "WebFetch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "earshot", dependencies: ["EarshotCommands"], swiftSettings: strict),

    // What tests share, and what they start.
    .target(
      name: "TestSupport", dependencies: ["CallModel"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "StoreTestSupport",
      dependencies: [
        "AttributionStore", "CallModel", "ContentHash", "Diagnostics", "PostgreSQL", "TestSupport",
      ],
      path: "Tests/StoreTestSupport", swiftSettings: strict),
    .executableTarget(
      name: "StoreKillProbe",
      dependencies: ["AttributionStore", "CallModel", "Diagnostics", "StoreTestSupport"],
      path: "Tests/StoreKillProbe", swiftSettings: strict),
    .target(
      name: "IndexTestSupport", dependencies: ["ContentHash", "PhoneticIndex"],
      path: "Tests/IndexTestSupport", swiftSettings: strict),
    // Of the benchmarks the one that tests run, so it is built with them and not in a package of its own,
    // and what it shares with the others.
    .target(name: "Metering", path: "tools/bench/Sources/Metering", swiftSettings: strict),
    .target(
      name: "AllocationCount", path: "tools/bench/Sources/AllocationCount",
      cSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "RuleSpeed",
      dependencies: [
        "AllocationCount", "CallModel", "Diagnostics", "Metering", "PhraseMatch", "RuleCheck",
        "RuleEngine",
      ],
      path: "tools/bench/Sources/RuleSpeed", swiftSettings: strict),
    .executableTarget(
      name: "IndexKillProbe", dependencies: ["IndexTestSupport", "PhoneticIndex"],
      path: "Tests/IndexKillProbe", swiftSettings: strict),

    .testTarget(
      name: "CallModelTests", dependencies: ["CallModel", "TestSupport"], swiftSettings: tests),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: tests),
    .testTarget(
      name: "JSONTextTests", dependencies: ["Diagnostics", "JSONText", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "TextNormalizeTests", dependencies: ["TestSupport", "TextNormalize"],
      swiftSettings: tests),
    .testTarget(
      name: "TermPatternTests", dependencies: ["TermPattern", "TestSupport"], swiftSettings: tests),
    .testTarget(
      name: "AudioInputTests",
      dependencies: ["AudioInput", "CallModel", "CSndfile", "Diagnostics", "TestSupport"],
      swiftSettings: heavyTests),
    .testTarget(
      name: "ModelFileTests", dependencies: ["Diagnostics", "ModelFile", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "CKernelsTests", dependencies: ["CKernels", "TestSupport"], swiftSettings: heavyTests),
    .testTarget(
      name: "AcousticsTests",
      dependencies: ["Acoustics", "CKernels", "Diagnostics", "TestSupport"],
      swiftSettings: heavyTests),
    .testTarget(
      name: "E2EAcousticsTests",
      dependencies: ["Acoustics", "CKernels", "Diagnostics", "TestSupport"],
      swiftSettings: heavyTests),
    .testTarget(
      name: "SoundFactsTests", dependencies: ["CallModel", "SoundFacts", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "PronunciationTests", dependencies: ["Diagnostics", "Pronunciation", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "PhoneticIndexTests",
      dependencies: [
        "CScan", "ContentHash", "Diagnostics", "IndexKillProbe", "IndexTestSupport",
        "PhoneticIndex", "Pronunciation", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "KeywordSearchTests",
      dependencies: [
        "CallModel", "ContentHash", "Diagnostics", "KeywordSearch", "PhoneticIndex",
        "Pronunciation", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "ExampleSearchTests",
      dependencies: [
        "CallModel", "ContentHash", "Diagnostics", "ExampleSearch", "PhoneticIndex",
        "Pronunciation", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "TranscriptInputTests",
      dependencies: ["CallModel", "Diagnostics", "JSONText", "TestSupport", "TranscriptInput"],
      resources: [.copy("Fixtures")], swiftSettings: tests),
    .testTarget(
      name: "RecognitionTests",
      dependencies: ["CallModel", "Diagnostics", "Recognition", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "WebFetchTests", dependencies: ["Diagnostics", "TestSupport", "WebFetch"],
      swiftSettings: tests),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "AttributionStore", "CallModel", "ContentHash", "Delivery", "Diagnostics", "PlatformExport",
        "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "SpokenValuesTests", dependencies: ["CallModel", "SpokenValues", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "PhraseMatchTests",
      dependencies: [
        "CallModel", "PhraseMatch", "SpokenValues", "TermPattern", "TestSupport", "TextNormalize",
      ],
      swiftSettings: heavyTests),
    .testTarget(
      name: "SoundAlikeTests",
      dependencies: [
        "CallModel", "KeywordSearch", "PhraseMatch", "Pronunciation", "SoundAlike", "TestSupport",
      ],
      swiftSettings: heavyTests),
    .testTarget(
      name: "RuleSyntaxTests",
      dependencies: ["CallModel", "Diagnostics", "RuleSyntax", "TestSupport"],
      exclude: ["Golden"], swiftSettings: tests),
    .testTarget(
      name: "RuleFormatTests",
      dependencies: [
        "Diagnostics", "JSONText", "RuleCheck", "RuleFormat", "RuleSyntax", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: tests),
    .testTarget(
      name: "RuleCheckTests",
      dependencies: ["CallModel", "Diagnostics", "RuleCheck", "RuleSyntax", "TestSupport"],
      exclude: ["Golden"], swiftSettings: tests),
    .testTarget(
      name: "RuleEngineTests",
      dependencies: ["CallModel", "Diagnostics", "RuleCheck", "RuleEngine", "TestSupport"],
      swiftSettings: heavyTests),
    .testTarget(
      name: "RuleTestingTests",
      dependencies: [
        "CallModel", "Diagnostics", "RuleCheck", "RuleEngine", "RuleTesting", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "RuleServerTests",
      dependencies: [
        "Diagnostics", "JSONText", "RuleCheck", "RuleFormat", "RuleServer", "RuleSyntax",
        "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "RuleImportTests",
      dependencies: ["Diagnostics", "RuleCheck", "RuleImport", "TestSupport"],
      exclude: ["Golden"], swiftSettings: tests),
    .testTarget(
      name: "ContentHashTests", dependencies: ["ContentHash", "Diagnostics", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "ImportsTests", dependencies: ["CallModel", "Diagnostics", "Imports", "TestSupport"],
      exclude: ["Golden"], swiftSettings: tests),
    .testTarget(
      name: "PostgreSQLTests", dependencies: ["PostgreSQL", "StoreTestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "AttributionStoreTests",
      dependencies: [
        "Attribution", "AttributionStore", "CallModel", "ContentHash", "Diagnostics",
        "PostgreSQL", "StoreKillProbe",
        "StoreTestSupport", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: tests),
    .testTarget(
      name: "AttributionTests", dependencies: ["Attribution", "CallModel", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "CallExportTests",
      dependencies: ["CallExport", "CallModel", "JSONText", "TranscriptInput"],
      swiftSettings: tests),
    .testTarget(
      name: "PlatformExportTests",
      dependencies: ["CallModel", "ContentHash", "JSONText", "PlatformExport", "TestSupport"],
      exclude: ["Golden"], swiftSettings: tests),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "AttributionStore", "AudioInput", "CallModel", "Diagnostics", "IndexTestSupport",
        "KeywordSearch", "PhoneticIndex", "Pipeline", "Pronunciation", "Recognition", "RuleEngine",
        "TestSupport", "TranscriptInput", "WebFetch",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "EarshotCommandsTests",
      dependencies: [
        "Attribution", "AttributionStore", "CallModel", "Diagnostics", "EarshotCommands", "Imports",
        "Pipeline", "PlatformExport",
        "RuleCheck", "RuleEngine", "RuleTesting", "TestSupport",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "EarshotTests", dependencies: ["TestSupport", "earshot"], swiftSettings: tests),
  ]
)
