#!/usr/bin/env python3
"""pocketsphinx's keyword mode, as a peer.

    pocketsphinx_keywords.py RECORDINGS KEYWORDS DICTIONARY OUT.tsv

Writes call, keyword, start, end, score for every WAV file of the folder RECORDINGS and prints the processor seconds it
took. KEYWORDS is a list, DICTIONARY has further words. Every keyword is given a threshold so low that the benchmark's
own threshold decides: it takes the best one for all keywords, which is the tuning that a user would have to do.
Needs pocketsphinx 5, numpy, scipy, soundfile.
"""
import math
import pathlib
import sys
import tempfile
import time

import numpy as np
import pocketsphinx
import soundfile
from scipy.signal import resample_poly

RATE = 16_000
FRAMES_PER_SECOND = 100
#: Lower than the threshold of the best MTWV in any condition, by far.
THRESHOLD = "1e-50"


def main(recordings, keywords, dictionary, out):
    with tempfile.NamedTemporaryFile("w", suffix=".kws") as listed:
        listed.writelines(f"{keyword} /{THRESHOLD}/\n" for keyword in pathlib.Path(keywords).read_text().splitlines())
        listed.flush()
        decoder = pocketsphinx.Decoder(lm=None, loglevel="FATAL", samprate=RATE)
        for line in pathlib.Path(dictionary).read_text().splitlines():
            word, *phones = line.split()
            decoder.add_word(word, " ".join(phones), True)
        decoder.add_kws("keywords", listed.name)
        decoder.activate_search("keywords")
    started = time.process_time()
    with open(out, "w") as hits:
        for path in sorted(pathlib.Path(recordings).glob("*.wav")):
            samples, rate = soundfile.read(path, dtype="float32")
            raised = np.clip(resample_poly(samples, RATE, rate), -1, 1)
            decoder.start_utt()
            decoder.process_raw((raised * 32767).astype("<i2").tobytes(), False, True)
            decoder.end_utt()
            for found in decoder.seg():
                start, end = found.start_frame / FRAMES_PER_SECOND, found.end_frame / FRAMES_PER_SECOND
                print(path.stem, found.word.strip(), f"{start:.2f}", f"{end:.2f}", f"{math.log(found.prob):.6f}",
                      sep="\t", file=hits)
    print(f"{time.process_time() - started:.1f}")


main(*sys.argv[1:])
