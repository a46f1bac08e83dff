"""nonsense.py MODEL_FOLDER OUT.wav: speech that says nothing, against which the program weighs keywords.

Words that there are not: each sound is drawn by how often it follows the two before it in the words of the model
folder's list, each counted by its share of all that is said to the power of .7, so that a few small words do not make
up everything. Synthetic voices read four to eleven of them at a time.
"""
import argparse
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import soundfile
import soxr

from .corruption import RATE
from .synthetic import ACCENTS, VARIANTS

# How espeak-ng spells the dictionary's sounds.
SPELLINGS = dict(
    AA="A:", AE="a", AH="V", AO="O:", AW="aU", AY="aI", B="b", CH="tS", D="d", DH="D", EH="E", ER="3:", EY="eI", F="f",
    G="g", HH="h", IH="I", IY="i:", JH="dZ", K="k", L="l", M="m", N="n", NG="N", OW="oU", OY="OI", P="p", R="r", S="s",
    SH="S", T="t", TH="T", UH="U", UW="u:", V="v", W="w", Y="j", Z="z", ZH="Z",
)
EDGE = "#"
LEVEL = 0.05


class Sounds:
    """Draws words of the sounds that follow each other in the language."""

    def __init__(self, model: Path, rng: np.random.Generator):
        self.rng = rng
        said = {}
        for line in (model / "cmudict-en-us.dict").read_text().splitlines():
            word, *phones = line.split()
            said.setdefault(word, [phone.rstrip("012") for phone in phones])
        counts: dict[tuple[str, str], Counter] = defaultdict(Counter)
        for line in (model / "word-frequencies.tsv").read_text().splitlines():
            word, log_share = line.split("\t")
            if word in said:
                phones = [EDGE, EDGE, *said[word], EDGE]
                for place in range(2, len(phones)):
                    counts[phones[place - 2], phones[place - 1]][phones[place]] += np.exp(0.7 * float(log_share))
        self.next = {}
        for before, following in counts.items():
            shares = np.array(list(following.values()))
            self.next[before] = (list(following), shares / shares.sum())

    def word(self) -> list[str]:
        phones = [EDGE, EDGE]
        while len(phones) < 3 or phones[-1] != EDGE:
            following, chances = self.next[phones[-2], phones[-1]]
            phones.append(following[self.rng.choice(len(following), p=chances)])
        return phones[2:-1]


def spelled(word: list[str]) -> str:
    """The word as espeak-ng takes it, with the stress on its first vowel."""
    first = next((place for place, phone in enumerate(word) if phone[0] in "AEIOU"), -1)
    return "".join("'" * (place == first) + SPELLINGS[phone] for place, phone in enumerate(word))


def nonsense(model: Path, minutes: float) -> np.ndarray:
    """So many minutes at `RATE`, one voice after the other, all equally loud."""
    rng = np.random.default_rng(7)
    sounds = Sounds(model, rng)
    parts, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "voice.wav"
        while count < minutes * 60 * RATE:
            text = " ".join(spelled(sounds.word()) for _ in range(rng.integers(4, 12)))
            voice = f"{rng.choice(ACCENTS)}+{rng.choice(VARIANTS)}"
            pace, pitch = str(rng.integers(130, 200)), str(rng.integers(25, 75))
            subprocess.run(["espeak-ng", "-v", voice, "-s", pace, "-p", pitch, "-w", path, f"[[{text}]]"], check=True)
            samples, rate = soundfile.read(path, dtype="float32")
            speech = soxr.resample(samples, rate, RATE, quality="HQ")
            parts += [speech * (LEVEL / np.sqrt(np.mean(speech**2))), np.zeros(int(RATE * rng.uniform(0.1, 0.4)), "f4")]
            count += len(parts[-2]) + len(parts[-1])
    return np.concatenate(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a model folder: its dictionary and its list of words")
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    arguments = parser.parse_args()
    soundfile.write(arguments.out, nonsense(arguments.model, arguments.minutes), RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
