import Acoustics
import Diagnostics
import FoundationEssentials
import Testing

@Suite("Loading the model")
struct LoadingTests {
  @Test("names the file, and the command that gets it, where the folder is missing")
  func missingFolder() throws {
    let error = try #require(throws: InputError.self) {
      try AcousticModel(directory: "/nonexistent")
    }
    #expect(
      error.description
        == "/nonexistent/asr_waveform.hama: there is no such file (run `tools/setup` to fetch the model)"
    )
  }

  @Test("names a tensor of another shape with its byte")
  func otherShape() throws {
    let random = try RandomModel { $0["onnx::MatMul_840"]?.shape = [432, 144] }
    defer { random.remove() }
    let error = try #require(throws: InputError.self) { try random.model() }
    #expect(error.reason == "tensor `onnx::MatMul_840` has shape [432, 144], not [144, 432]")
    guard case .byte = error.location else {
      Issue.record("no byte: \(error)")
      return
    }
  }

  @Test(
    "names a tensor that is missing",
    arguments: [
      "mel_fb", "stft_imag_kernel", "onnx::Conv_814", "acoustic_model.model.proj.bias",
      "acoustic_model.model.blocks.2.conv.pointwise2.weight", "onnx::MatMul_864",
    ])
  func missingTensor(name: String) throws {
    let random = try RandomModel { $0[name] = nil }
    defer { random.remove() }
    let error = try #require(throws: InputError.self) { try random.model() }
    #expect(error.reason == "the file has no tensor `\(name)`")
    #expect(error.advice?.contains("tools/setup") == true)
  }

  @Test("refuses a vocabulary that is missing, no JSON, or too short")
  func vocabulary() throws {
    let random = try RandomModel()
    defer { random.remove() }
    let path = random.directory + "/g2p_vocab.json"
    let replacements: [(String?, String)] = [
      (nil, "the file cannot be read"),
      ("", "the file is not a vocabulary: it is no JSON with a list `decoder`"),
      ("{\"decoder\": 3}", "the file is not a vocabulary: it is no JSON with a list `decoder`"),
      ("{\"decoder\": [\"a\"]}", "there are 1 names, not 189"),
    ]
    for (text, reason) in replacements {
      try FileManager.default.removeItem(atPath: path)
      if let text { try Data(text.utf8).write(to: URL(filePath: path)) }
      let error = try #require(throws: InputError.self) { try random.model() }
      #expect(error.path == path)
      #expect(error.reason == reason)
      if text == nil { try Data().write(to: URL(filePath: path)) }
    }
  }

  @Test("gives the classes' names, the network's own two at the end")
  func classNames() throws {
    let random = try RandomModel()
    defer { random.remove() }
    let model = try random.model()
    #expect(model.classNames.count == 191)
    #expect(model.classNames[0] == "c0" && model.classNames[188] == "c188")
    #expect(model.classNames[model.wordBoundaryClass] == "<wb>")
    #expect(model.classNames[model.blankClass] == "<blank>")
  }
}

@Suite("Where the model lies")
struct ModelLocationTests {
  @Test(
    "the first of three variables that is set decides",
    arguments: [
      (["EARSHOT_MODEL_DIR": "/m", "XDG_CACHE_HOME": "/c", "HOME": "/h"], "/m"),
      (["EARSHOT_MODEL_DIR": "relative", "HOME": "/h"], "relative"),
      (["EARSHOT_MODEL_DIR": "", "XDG_CACHE_HOME": "/c"], "/c/earshot/models/telephone-1"),
      (["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/earshot/models/telephone-1"),
      (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/earshot/models/telephone-1"),
      (["XDG_CACHE_HOME": "c", "HOME": "/h"], "/h/.cache/earshot/models/telephone-1"),
      (["HOME": "/h"], "/h/.cache/earshot/models/telephone-1"),
    ])
  func variables(environment: [String: String], directory: String) throws {
    #expect(try ModelLocation.directory(environment: environment) == directory)
  }

  @Test(
    "an environment that says nothing is an error that says what to set",
    arguments: [[:], ["HOME": ""]])
  func nothing(environment: [String: String]) throws {
    let error = try #require(throws: InputError.self) {
      try ModelLocation.directory(environment: environment)
    }
    #expect(
      error.description
        == "EARSHOT_MODEL_DIR: there is no telling where the model lies (set it to the folder that `tools/setup` made)"
    )
  }
}
