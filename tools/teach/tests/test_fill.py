import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

from teach.fill import FILLED, LEAST_LEVEL, MEASURED, fill_shard, filled


def features(below: float, above: float, frames: int = 803) -> np.ndarray:
    """Steady noise with these log powers in the telephone's band and above it."""
    rows = np.full((frames, 80), below, "f4")
    rows[:, FILLED] = above
    return rows


class Filling(unittest.TestCase):
    def test_bands_that_noise_leaves_empty_get_its_power(self):
        out = filled(features(-3, -9))
        np.testing.assert_allclose(out[:, FILLED], np.log(np.exp(-9) + np.exp(-2) - np.exp(LEAST_LEVEL)), rtol=1e-4)
        np.testing.assert_array_equal(out[:, MEASURED], features(-3, -9)[:, MEASURED])

    def test_wide_noise_and_quiet_lines_pass_bit_for_bit(self):
        for below, above in ((-3, -5.5), (-13.5, -22)):
            np.testing.assert_array_equal(filled(features(below, above)), features(below, above))

    def test_between_three_and_four_nepers_the_fill_comes_in_gradually(self):
        added = [np.exp(filled(features(-3, -3 - gap))[0, 70]) - np.exp(-3 - gap) for gap in (3.0, 3.25, 3.75, 4.0)]
        np.testing.assert_allclose(np.array(added) / added[-1], [0, 0.25, 0.75, 1], atol=1e-3)

    def test_speech_in_seven_hops_of_eight_does_not_raise_the_floor(self):
        rows = features(-3, -9, 800).reshape(100, 8, 80)
        rows[np.arange(100) % 8 != 0] += 4
        out = filled(rows.reshape(800, 80)).reshape(100, 8, 80)
        quiet = out[np.arange(100) % 8 == 0]
        np.testing.assert_allclose(quiet[..., FILLED], np.log(np.exp(-9) + np.exp(-2) - np.exp(LEAST_LEVEL)), rtol=1e-4)

    def test_each_segment_of_a_shard_is_filled_by_itself_and_once(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "index.json").write_text(json.dumps({"kind": "english", "frames": [300, 200]}))
            both = np.concatenate([features(-3, -9, 600), features(-13.5, -22, 400)])
            np.save(folder / "features-0.npy", both.astype("f2"))
            np.save(folder / "features-wide.npy", both.astype("f2"))
            self.assertEqual(fill_shard(folder), 1)
            self.assertEqual(fill_shard(folder), 0)
            out = np.load(folder / "features-0-filled.npy")
            np.testing.assert_array_equal(out[600:], both[600:].astype("f2"))
            self.assertGreater(out[0, 70], -2.5)
            np.testing.assert_array_equal(np.load(folder / "features-wide.npy"), both.astype("f2"))


if __name__ == "__main__":
    unittest.main()
