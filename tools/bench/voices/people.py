"""people.py FOLDER: the few recordings of English-speaking people, other than the keyword benchmark's narrator, that
Debian packages hold with their text: 66 pictures of Tux Paint named by a contributor, and five sentences of a LibriVox
reader. A yardstick like the others, but far too short for a term-weighted value: look at the share found.

Needs tuxpaint-stamps-default, pocketsphinx-testdata, pocketsphinx-en-us, sox; numpy and soundfile.
"""
import pathlib
import random
import re
import sys

import numpy as np
import soundfile

import conditions
from alignment import load_dictionary
from build import SHORT, phone_count, table
from speech import RATE, telephone_rate
from talkers import STAMPS, foreign_speech

READER = pathlib.Path("/usr/share/pocketsphinx/test/data/librivox")
#: What is searched for in the reader's sentences.
PHRASES = ("john dashwood", "leisure to consider", "prudently", "ill disposed", "young man", "cold hearted", "rather selfish",
           "amiable woman", "respectable", "amiable himself")
ABSENT = ("monthly payment", "warranty", "appointment", "insurance", "credit card")


def named_pictures(dictionary):
    """Recordings of "a kangaroo" and the like, whose noun is long enough to be searched for."""
    for path in sorted(STAMPS.rglob("*_desc.ogg")):
        text = path.with_name(path.name.replace("_desc.ogg", ".txt"))
        line = text.read_text(encoding="utf-8").splitlines()[0] if text.exists() else ""
        words = re.sub(r"[^a-z ]", "", line.lower()).removeprefix("an ").removeprefix("a ").split()
        if words and all(word in dictionary for word in words) and phone_count(words, dictionary) >= SHORT:
            yield path, [" ".join(words)]


def read_sentences():
    for line in (READER / "transcription").read_text().splitlines():
        text, name = re.fullmatch(r"<s> (.*) </s> \((\S+)\)", line.strip()).groups()
        yield READER / f"{name}.wav", [phrase for phrase in PHRASES if phrase in text]


def main(folder):
    folder, rng, noise = pathlib.Path(folder), random.Random("people"), np.random.default_rng(20261122)
    said = [*named_pictures(load_dictionary()), *read_sentences()]
    rng.shuffle(said)
    (folder / "calls/clean").mkdir(parents=True)
    pieces, at = [np.zeros(RATE, "f4")], RATE
    with open(folder / "ref.tsv", "w") as ref:
        ref.write("#call\ttype\tstart\tend\tkeyword\trecording\n")
        for path, keywords in said:
            samples = conditions.at_level(telephone_rate(path), -24)
            pause = np.zeros(int(RATE * rng.uniform(0.5, 1.5)), "f4")
            for keyword in keywords:
                # Where in the recording is not known: anywhere in it will do.
                ref.write(f"call1\tkw\t{at / RATE:.2f}\t{(at + len(samples)) / RATE:.2f}\t{keyword}\t{path.name}\n")
            pieces += [samples, pause]
            at += len(samples) + len(pause)
    sound = np.concatenate(pieces)
    sound = sound + 10 ** (conditions.LINE_NOISE_DB / 20) * conditions.pink(len(sound), noise)
    soundfile.write(folder / "calls/clean/call1.wav", np.clip(sound, -1, 1), RATE, subtype="PCM_16")
    (folder / "calls.tsv").write_text(f"#call\tseconds\ncall1\t{len(sound) / RATE:.3f}\n")
    keywords = sorted({keyword for _, found in said for keyword in found})
    (folder / "keywords.txt").write_text("".join(f"{keyword}\n" for keyword in keywords))
    (folder / "absent.txt").write_text("".join(f"{keyword}\n" for keyword in ABSENT))
    (folder / "short.txt").write_text("")
    talkers = [row for row in table("talkers.tsv") if row[1] == "report" and row[2] in ("prompts", "stamps")]
    conditions.write_all(folder, foreign_speech("report", talkers, [], rng), noise)


main(sys.argv[1])
