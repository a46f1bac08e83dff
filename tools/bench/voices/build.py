"""build.py HALF FOLDER: the recordings of one half under FOLDER/calls/CONDITION/*.wav (8 kHz, 16 bit, mono), with
FOLDER/ref.tsv, calls.tsv (durations), utterances.tsv and keywords.txt, short.txt, absent.txt. Gives the same bytes every time.

Needs flite, festival with festvox-{kallpc16k,kdlpc16k,us-slt-hts,itapc16k,czech-dita,czech-machac}, espeak-ng, sox,
asterisk-core-sounds-{fr,it,ru}-wav, tuxpaint-stamps-default, pocketsphinx-en-us; numpy and soundfile.
"""
import itertools
import os
import pathlib
import random
import sys

import numpy as np
import soundfile

import conditions
from alignment import load_dictionary, pronunciations, spelled
from speech import RATE, speak
from talkers import foreign_speech

HERE = pathlib.Path(__file__).resolve().parent
#: How many speakers say each sentence of the script: some of flite and festival, some of espeak-ng.
NATURAL_TAKES, FORMANT_TAKES = 3, 1
#: A keyword of fewer phones is scored apart: Earshot warns of it.
SHORT = 5
#: Pause after an utterance, in seconds.
PAUSE = (0.3, 1.5)
#: Loudness of a speaker: root mean square over the frames in which there is speech.
LEVEL_DB = (-28.0, -20.0)


def table(name):
    """The rows of a tab-separated file beside this one."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def keywords(half, kind):
    return [keyword for keyword, its_half, its_kind in table("keywords.tsv") if (its_half, its_kind) == (half, kind)]


def phone_count(words, dictionary):
    """Phones of the shortest way to say the words."""
    return min(map(len, pronunciations(words, dictionary)))


def casting(speakers, sentences):
    """For each speaker the sentences it says (by number). Sentences go round the speakers in turn, natural
    and formant voices apart, so that every keyword is said by most of them."""
    natural = [name for name, synthesiser in speakers if synthesiser != "espeak"]
    formant = [name for name, synthesiser in speakers if synthesiser == "espeak"]
    parts = {name: [] for name, _ in speakers}
    turns = itertools.cycle(natural), itertools.cycle(formant)
    for number in range(len(sentences)):
        for turn, takes in zip(turns, (NATURAL_TAKES, FORMANT_TAKES)):
            for _ in range(takes):
                parts[next(turn)].append(number)
    return parts


def calls(parts, rng):
    """Each call is a talk between two: (speaker, sentence) in turn. Every speaker talks with two others."""
    names = list(parts)
    pools = {}
    for name in names:
        rng.shuffle(parts[name])
        middle = len(parts[name]) // 2
        pools[name] = parts[name][:middle], parts[name][middle:]
    for index, name in enumerate(names):
        other = names[(index + 1) % len(names)]
        turns = itertools.zip_longest(
            ((name, n) for n in pools[name][0]), ((other, n) for n in pools[other][1]))
        yield [turn for pair in turns for turn in pair if turn]


def references(words, dictionary, wanted):
    """(kind, start, end, keyword) for what the words (word, start, end) hold. `kw`: the keyword is said;
    `dc`: its phones stand inside or across other words, which a search cannot be blamed for."""
    names = [word for word, _, _ in words]
    phones, owners = spelled(names, dictionary)
    for keyword in wanted:
        parts, said = keyword.split(), []
        for first in range(len(names) - len(parts) + 1):
            if names[first : first + len(parts)] == parts:
                said.append((first, first + len(parts) - 1))
                yield "kw", words[first][1], words[said[-1][1]][2], keyword
        seen = set(said)
        for sought in pronunciations(parts, dictionary):
            for at in range(len(phones) - len(sought) + 1):
                place = owners[at], owners[at + len(sought) - 1]
                if tuple(phones[at : at + len(sought)]) != sought or place in seen:
                    continue
                if any(place[0] <= last and first <= place[1] for first, last in said):
                    continue
                seen.add(place)
                yield "dc", words[place[0]][1], words[place[1]][2], keyword


def matching(words, sentence):
    """The words with the script's spelling: synthesisers take some apart ("don't") or write them otherwise."""
    names = sentence.split()
    if len(words) != len(names):
        raise SystemExit(f"voices: {[w for w, _, _ in words]} were spoken for: {sentence}")
    return [(name, start, end) for name, (_, start, end) in zip(names, words)]


def build(half, folder):
    rng = random.Random(f"voices {half}")
    noise = np.random.default_rng([20261122, half == "report"])
    dictionary = load_dictionary()
    sentences = [row[0] for row in table(f"script-{half}.txt")]
    wanted = keywords(half, "said") + keywords(half, "absent")
    speakers = [row for row in table("speakers.tsv") if row[1] == half]
    parts = casting([(name, synthesiser) for name, _, synthesiser, _, _ in speakers], sentences)
    takes, level = {}, {}
    for name, _, synthesiser, voice, changes in speakers:
        level[name] = rng.uniform(*LEVEL_DB)
        spoken = speak(synthesiser, voice, [sentences[n] for n in parts[name]], changes, dictionary)
        for number, take in zip(parts[name], spoken, strict=True):
            takes[name, number] = take
        print(f"voices {half}: {name} has spoken {len(parts[name])} sentences", file=sys.stderr)
    clean = folder / "calls/clean"
    clean.mkdir(parents=True)
    with open(folder / "ref.tsv", "w") as ref, open(folder / "utterances.tsv", "w") as log, \
         open(folder / "calls.tsv", "w") as durations:
        ref.write("#call\ttype\tstart\tend\tkeyword\tspeaker\tsentence\n")
        log.write("#call\tstart\tend\tspeaker\tsentence\ttext\n")
        durations.write("#call\tseconds\n")
        for index, turns in enumerate(calls(parts, rng)):
            call, pieces, at = f"call{index + 1}", [np.zeros(RATE, "f4")], RATE
            for name, number in turns:
                take = takes[name, number]
                start = at / RATE
                log.write(f"{call}\t{start:.3f}\t{start + len(take.samples) / RATE:.3f}\t{name}\t{number}\t{sentences[number]}\n")
                for kind, first, last, keyword in references(matching(take.words, sentences[number]), dictionary, wanted):
                    ref.write(f"{call}\t{kind}\t{start + first:.2f}\t{start + last:.2f}\t{keyword}\t{name}\t{number}\n")
                pause = np.zeros(int(RATE * rng.uniform(*PAUSE)), "f4")
                pieces += [conditions.at_level(take.samples, level[name]), pause]
                at += len(take.samples) + len(pause)
            sound = np.concatenate(pieces)
            sound = sound + 10 ** (conditions.LINE_NOISE_DB / 20) * conditions.pink(len(sound), noise)
            soundfile.write(clean / f"{call}.wav", np.clip(sound, -1, 1), RATE, subtype="PCM_16")
            durations.write(f"{call}\t{len(sound) / RATE:.3f}\n")
    said = keywords(half, "said")
    short = [keyword for keyword in said if phone_count(keyword.split(), dictionary) < SHORT]
    lists = ("keywords.txt", [k for k in said if k not in short]), ("short.txt", short), ("absent.txt", keywords(half, "absent"))
    for file, chosen in lists:
        (folder / file).write_text("".join(f"{keyword}\n" for keyword in chosen))
    print(f"voices {half}: speech of other languages", file=sys.stderr)
    talkers = foreign_speech(half, [row for row in table("talkers.tsv") if row[1] == half], table("foreign.txt"), rng)
    conditions.write_all(folder, talkers, noise)


if __name__ == "__main__":
    half, folder = sys.argv[1:]
    os.environ["LC_ALL"] = "C.UTF-8"
    build(half, pathlib.Path(folder))
