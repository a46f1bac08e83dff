import tempfile
import unittest
from pathlib import Path

import numpy as np

from teach.nonsense import SPELLINGS, Sounds, spelled


def sounds(dictionary: str, frequencies: str, seed: int = 1) -> Sounds:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "cmudict-en-us.dict").write_text(dictionary)
        (Path(folder) / "word-frequencies.tsv").write_text(frequencies)
        return Sounds(Path(folder), np.random.default_rng(seed))


class Words(unittest.TestCase):
    def test_every_sound_of_a_word_follows_the_two_before_it_in_some_word_of_the_list(self):
        drawn = sounds("bad B AE D\nbed B EH D\nadder AE D ER\nrare R EH R\n", "bad\t-2\nbed\t-2\nadder\t-3\n")
        words = {" ".join(drawn.word()) for _ in range(500)}
        # *rare* is not in the list.
        self.assertEqual(words, {"B AE D", "B AE D ER", "B EH D", "AE D", "AE D ER"})

    def test_what_is_said_more_often_is_drawn_more_often_but_less_than_in_proportion(self):
        drawn = sounds("no N OW\nhay HH EY\n", "no\t-1\nhay\t-6\n")
        share = np.mean([drawn.word() == ["HH", "EY"] for _ in range(20_000)])
        expected = np.exp(-0.7 * 6) / (np.exp(-0.7 * 6) + np.exp(-0.7))
        self.assertAlmostEqual(share, expected, delta=0.005)

    def test_the_first_pronunciation_of_a_word_counts(self):
        drawn = sounds("either IY DH ER\neither(2) AY DH ER\n", "either\t-5\n")
        self.assertEqual(drawn.word(), ["IY", "DH", "ER"])


class Spelling(unittest.TestCase):
    def test_the_first_vowel_has_the_stress(self):
        self.assertEqual(spelled(["B", "AH", "N", "AE", "N", "AH"]), "b'VnanV")
        self.assertEqual(spelled(["S", "T"]), "st")

    def test_every_sound_of_the_dictionary_has_a_spelling(self):
        self.assertEqual(len(SPELLINGS), 39)
        self.assertEqual(len(set(SPELLINGS.values())), 39)
