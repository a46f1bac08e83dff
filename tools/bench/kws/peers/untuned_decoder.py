#!/usr/bin/env python3
"""The model as its own library runs it, with the plainest keyword decoder: a peer, and a floor.

    untuned_decoder.py MODEL DICTIONARY,… RECORDINGS KEYWORDS OUT.tsv

Writes call, keyword, start, end, score for every WAV file of the folder RECORDINGS and prints the processor seconds it
took. MODEL is the model's folder with libhama.so. Windows of 20 s with 2 s of context; a hit is a local maximum of the
best path's loss against the best phone of each frame, over its phones. Needs numpy, scipy, soundfile.
"""
import ctypes
import itertools
import json
import pathlib
import re
import sys
import time

import numpy as np
import soundfile
from scipy.signal import resample_poly

RATE, HOP = 16_000, 320
WINDOW, CONTEXT = 20 * RATE, 2 * RATE
LEAST_SCORE = -3.5
#: A hit is the best of this many frames on either side.
NEIGHBOURS = 5
MOST_PRONUNCIATIONS, MOST_OF_A_WORD = 8, 3
ARPABET = dict(zip(
    "AA AO AE AH AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split(),
    "ɑ ɑ æ ə aʊ aɪ b t͡ʃ d ð ɛ ɝ eɪ f g h ɪ i d͡ʒ k l m n ŋ oʊ ɔɪ p ɹ s ʃ t θ ʊ u v w j z ʒ".split()))
SHADES = {"ɔ": "ɑ", "ɒ": "ɑ", "ʌ": "ə", "ɐ": "ə", "ɚ": "ɝ", "ɜ": "ɝ", "e": "ɛ", "ɡ": "g", "r": "ɹ", "ɾ": "d", "ɫ": "l",
          "a": "ɑ", "o": "oʊ"}
PHONES = sorted(set(ARPABET.values()))
BLANK = len(PHONES)
IMPOSSIBLE = np.float32(-1e9)


class Library:
    """libhama.so: sound at 16 kHz, at most 30 s, to log probabilities of 191 classes, 50 frames a second."""

    def __init__(self, folder):
        self.library = ctypes.CDLL(str(folder / "libhama.so"))
        self.library.hama_asr_load.restype = ctypes.c_void_p
        self.library.hama_asr_num_frames.restype = ctypes.c_int64
        self.library.hama_asr_run.restype = ctypes.c_int64
        weights = (folder / "asr_waveform.hama").read_bytes()
        self.session = ctypes.c_void_p(self.library.hama_asr_load(weights, ctypes.c_size_t(len(weights))))
        classes = json.loads((folder / "g2p_vocab.json").read_text())["decoder"] + ["<wb>", "<blank>"]
        self.fold = np.zeros((len(classes), BLANK + 1), "f4")
        for index, name in enumerate(classes):
            name = SHADES.get(name, name)
            if name in ARPABET.values():
                self.fold[index, PHONES.index(name)] = 1
            elif name in ("<wb>", "<blank>"):
                self.fold[index, BLANK] = 1

    def phone_scores(self, samples):
        """ln of each phone's probability and the blank's."""
        samples = np.ascontiguousarray(samples, "f4")
        frames = self.library.hama_asr_num_frames(ctypes.c_int64(len(samples)))
        output = np.zeros((frames, len(self.fold)), "f4")
        count = ctypes.c_int64()
        status = self.library.hama_asr_run(
            self.session, samples.ctypes.data_as(ctypes.c_void_p), ctypes.c_int64(len(samples)),
            output.ctypes.data_as(ctypes.c_void_p), ctypes.byref(count))
        if status < 0:
            raise SystemExit(f"libhama fails with {status}")
        return np.log(np.exp(output) @ self.fold + 1e-8)

    def whole(self, samples):
        parts = []
        for start in range(0, len(samples), WINDOW):
            first = max(0, start - CONTEXT)
            scores = self.phone_scores(samples[first : start + WINDOW + CONTEXT])
            skipped = (start - first) // HOP
            parts.append(scores[skipped : skipped + min(WINDOW, len(samples) - start) // HOP])
        return np.concatenate(parts)


def read_dictionary(paths):
    dictionary = {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            word, *phones = line.split() or [""]
            if word:
                word = re.sub(r"\(\d+\)$", "", word.lower())
                dictionary.setdefault(word, []).append([PHONES.index(ARPABET[phone]) for phone in phones])
    return dictionary


def search(scores, pronunciations):
    """For each frame and pronunciation the best score of a path that ends there, and the frame where it began."""
    lengths = np.array([len(phones) for phones in pronunciations])
    count, states = len(lengths), 2 * lengths.max() - 1
    tokens = np.full((count, states), BLANK)
    for row, phones in zip(tokens, pronunciations):
        row[0 : 2 * len(phones) : 2] = phones
    leaps = np.zeros((count, states), bool)
    leaps[:, 2::2] = tokens[:, 2::2] != tokens[:, :-2:2]
    rows, last = np.arange(count), 2 * lengths - 2
    best, began = np.full((count, states), IMPOSSIBLE), np.zeros((count, states), "i4")
    ends, begins = np.empty((len(scores), count), "f4"), np.empty((len(scores), count), "i4")
    relative = scores - scores.max(1, keepdims=True)
    for frame, row in enumerate(relative):
        moved = np.concatenate([np.zeros((count, 1), "f4"), best[:, :-1]], 1)
        moved_began = np.concatenate([np.full((count, 1), frame, "i4"), began[:, :-1]], 1)
        leapt = np.concatenate([np.full((count, 2), IMPOSSIBLE), best[:, :-2]], 1)
        leapt = np.where(leaps, leapt, IMPOSSIBLE)
        leapt_began = np.concatenate([np.zeros((count, 2), "i4"), began[:, :-2]], 1)
        chosen, chosen_began = np.where(moved > best, moved, best), np.where(moved > best, moved_began, began)
        best = np.where(leapt > chosen, leapt, chosen) + row[tokens]
        began = np.where(leapt > chosen, leapt_began, chosen_began)
        ends[frame], begins[frame] = best[rows, last] / lengths, began[rows, last]
    return ends, begins


def main(model, dictionaries, recordings, keywords, out):
    library = Library(pathlib.Path(model))
    dictionary = read_dictionary(dictionaries.split(","))
    names, pronunciations = [], []
    for keyword in pathlib.Path(keywords).read_text().splitlines():
        ways = itertools.product(*(dictionary[word][:MOST_OF_A_WORD] for word in keyword.split()))
        for way in itertools.islice(ways, MOST_PRONUNCIATIONS):
            names.append(keyword)
            pronunciations.append(list(itertools.chain(*way)))
    started = time.process_time()
    with open(out, "w") as hits:
        for path in sorted(pathlib.Path(recordings).glob("*.wav")):
            samples, rate = soundfile.read(path, dtype="float32")
            ends, begins = search(library.whole(resample_poly(samples, RATE, rate)), pronunciations)
            for column, name in enumerate(names):
                score = ends[:, column]
                around = np.max([np.roll(score, shift) for shift in range(-NEIGHBOURS, NEIGHBOURS + 1)], 0)
                for frame in np.flatnonzero((score > LEAST_SCORE) & (score >= around)):
                    print(path.stem, name, f"{begins[frame, column] * HOP / RATE:.2f}", f"{(frame + 1) * HOP / RATE:.2f}",
                          f"{score[frame]:.4f}", sep="\t", file=hits)
    print(f"{time.process_time() - started:.1f}")


main(*sys.argv[1:])
