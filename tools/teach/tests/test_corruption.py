import unittest

import numpy as np

from teach import corruption
from teach.reducer import reduce_noise


def speech_like(seconds: float, seed: int = 1) -> np.ndarray:
    """Bursts of filtered noise with pauses as long (0.6 s), at 8 kHz."""
    rng = np.random.default_rng(seed)
    noise = np.convolve(rng.standard_normal(int(8000 * seconds)), np.hanning(9), "same")
    envelope = np.repeat(np.arange(len(noise) // 4800 + 1) % 2 == 0, 4800)[: len(noise)]
    return (0.05 * noise * envelope).astype("f4")


def delay(a: np.ndarray, b: np.ndarray, most: int = 200) -> int:
    """By how many samples `b` comes after `a`."""
    scores = [np.dot(a[most:-most], b[most + lag : len(b) - most + lag]) for lag in range(-most, most)]
    return int(np.argmax(scores)) - most


class CorruptionKeepsTheTimeAxis(unittest.TestCase):
    def test_nothing_delays_or_shortens_speech(self):
        speech = speech_like(4)
        rng = np.random.default_rng(2)
        for name, spoilt in {
            "u-law": corruption.coded(speech, "ULAW"),
            "a-law": corruption.coded(speech, "ALAW"),
            "gsm": corruption.coded(speech, "GSM610"),
            "band": corruption.band_pass(speech, rng),
            "colour": corruption.equalised(speech, rng),
            "room": corruption.room(speech, rng),
            "reducer": reduce_noise(speech),
        }.items():
            with self.subTest(name):
                self.assertEqual(len(spoilt), len(speech))
                self.assertLessEqual(abs(delay(speech, spoilt)), 1)

    def test_raising_doubles_the_samples_and_keeps_them(self):
        speech = speech_like(1)
        high = corruption.raised(speech)
        self.assertEqual(len(high), 2 * len(speech))
        self.assertLess(np.abs(high[400:-400:2] - speech[200:-200]).max(), 2e-4)


class Noise(unittest.TestCase):
    def test_noise_lies_as_far_under_the_speech_as_asked(self):
        speech = speech_like(4)
        for decibels in (0, 10, 25):
            noise = corruption.at_ratio(speech, corruption.coloured_noise(len(speech), np.random.default_rng(3)), decibels)
            level = np.sqrt((noise**2).mean())
            self.assertAlmostEqual(20 * np.log10(corruption.speech_level(speech) / level), decibels, places=2)

    def test_the_speech_level_does_not_hear_pauses(self):
        speech = speech_like(4)
        longer = np.concatenate([speech, np.zeros(80_000, "f4")])
        self.assertAlmostEqual(corruption.speech_level(longer) / corruption.speech_level(speech), 1, places=2)

    def test_the_reducer_takes_steady_noise_away_and_leaves_speech(self):
        speech = speech_like(20)
        noise = corruption.at_ratio(speech, np.random.default_rng(4).standard_normal(len(speech)).astype("f4"), 10)

        def error(x: np.ndarray) -> float:
            return float(((x - speech) ** 2).mean())

        self.assertLess(error(reduce_noise(speech + noise)), 0.6 * error(speech + noise))
        self.assertLess(error(reduce_noise(speech)), 0.01 * float((speech**2).mean()))

    def test_a_gain_of_one_everywhere_gives_the_signal_back(self):
        speech = speech_like(3)
        self.assertLess(np.abs(reduce_noise(speech, floor=1.0) - speech).max(), 1e-6)


class Drawing(unittest.TestCase):
    def test_the_same_seed_gives_the_same_copy(self):
        speech, talker = speech_like(5), (speech_like(30, 7) * 20000).astype("i2")
        corrupt = corruption.Corruptor([talker], [talker])
        first = [corrupt(speech, np.random.default_rng(n)) for n in range(12)]
        again = [corrupt(speech, np.random.default_rng(n)) for n in range(12)]
        for (a, done), (b, _) in zip(first, again):
            np.testing.assert_array_equal(a, b)
            self.assertEqual(len(a), 2 * len(speech))
            self.assertTrue(np.isfinite(a).all(), done)
        self.assertGreater(len({done for _, done in first}), 5)

    def test_steady_copies_have_noise_and_no_one_else_over_the_speech(self):
        speech, talker = speech_like(5), (speech_like(30, 7) * 20000).astype("i2")
        corrupt = corruption.Corruptor([talker], [talker], steady=True)
        drawn = [corrupt(speech, np.random.default_rng(n))[1].split("+") for n in range(40)]
        self.assertTrue(all(done[0] == "noise" for done in drawn))
        self.assertLessEqual({word for done in drawn for word in done}, {"noise", "clip", "ulaw", "alaw", "gsm610", "reduced"})
        self.assertGreater(sum("gsm610" in done for done in drawn), 10)


if __name__ == "__main__":
    unittest.main()
