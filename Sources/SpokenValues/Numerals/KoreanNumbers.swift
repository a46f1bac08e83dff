/// The syllables that Korean numbers are made of.
enum KoreanNumbers {
  /// Digits of Chinese origin.
  static let digits: [String: Int64] = [
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
  ]
  /// The same for numbers that are said digit by digit.
  static let spelledDigits: [String: Character] = [
    "공": "0", "영": "0", "일": "1", "이": "2", "삼": "3", "사": "4", "오": "5", "육": "6", "륙": "6",
    "칠": "7", "팔": "8", "구": "9",
  ]
  static let smallScales: [String: Int64] = ["십": 10, "백": 100, "천": 1000]
  static let largeScales: [String: Int64] = ["만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000]

  /// Units and tens of Korean origin; before what is counted some have a form of their own.
  static let nativeUnits: [(word: String, value: Int64)] = [
    ("하나", 1), ("한", 1), ("둘", 2), ("두", 2), ("셋", 3), ("세", 3), ("석", 3), ("넷", 4), ("네", 4),
    ("넉", 4), ("다섯", 5), ("여섯", 6), ("일곱", 7), ("여덟", 8), ("아홉", 9),
  ]
  static let nativeTens: [(word: String, value: Int64)] = [
    ("열", 10), ("스물", 20), ("스무", 20), ("서른", 30), ("마흔", 40), ("쉰", 50), ("예순", 60),
    ("일흔", 70), ("여든", 80), ("아흔", 90),
  ]
}
