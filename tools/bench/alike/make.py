"""Writes what is said in made-up calls and what a recogniser that mishears makes of it.

    make.py MODEL.lm.bin DICTIONARY WORD-FREQUENCIES PHRASES FOLDER SEED WORDS RATE…

The talk is drawn from the language model; into a sentence of a dozen a phrase of PHRASES is put. For each word error
rate (0.05 and so on) FOLDER gets a file `RATE.txt` with so many words: two lines for each call, the one with
what is said, the other with what is heard. Sentences are parted by ` / `; a word that is heard has behind a colon the
place in its sentence of the word that was said there. `thousand.txt` has a thousand phrases of two to four words that people say.
The same arguments write the same bytes.
"""
import math
import pathlib
import random
import sys

import channel
import talk

SENTENCES_IN_CALL = 100
SENTENCES_FOR_A_PHRASE = 12
# As the dictionary of Earshot has them: it does not tell the vowel of *caught* from that of *cot*.
SAME = {"AO": "AA"}


def sounds(path):
    found = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        fields = line.split("#")[0].split()
        if len(fields) > 1 and "(" not in fields[0]:
            phones = (phone.rstrip("012").upper() for phone in fields[1:])
            found[fields[0].lower()] = tuple(SAME.get(phone, phone) for phone in phones)
    return found


def shares(path):
    lines = (line.split("\t") for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    return {word: math.exp(float(share)) for word, share in lines if word[0].isalpha()}


def main():
    model, dictionary, frequencies, phrases, folder, seed, count = sys.argv[1:8]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    known, said_share = sounds(dictionary), shares(frequencies)
    phrases = [line.split() for line in pathlib.Path(phrases).read_text(encoding="utf-8").splitlines() if line]
    speaker = talk.Talk(model, random.Random(seed))
    thousand = set()
    while len(thousand) < 1000:
        words = speaker.sentence()
        length = speaker.generator.randrange(2, 5)
        if len(words) >= length and all(word.isalpha() for word in words):
            place = speaker.generator.randrange(len(words) - length + 1)
            thousand.add(" ".join(words[place:place + length]))
    (folder / "thousand.txt").write_text("".join(phrase + "\n" for phrase in sorted(thousand)), encoding="utf-8")
    for rate in sys.argv[8:]:
        generator = random.Random(seed + ": errors at " + rate)
        speaker.generator = random.Random(seed + ": talk at " + rate)
        noise = channel.Channel(known, said_share, generator)
        left = int(count)
        with open(folder / (rate + ".txt"), "w", encoding="utf-8") as file:
            while left > 0:
                said = []
                for _ in range(SENTENCES_IN_CALL):
                    words = speaker.sentence()
                    if generator.randrange(SENTENCES_FOR_A_PHRASE) == 0:
                        place = generator.randrange(len(words) + 1)
                        words[place:place] = generator.choice(phrases)
                    said.append(words)
                heard = [noise.hear(words, float(rate)) for words in said]
                file.write(" / ".join(" ".join(words) for words in said) + "\n")
                file.write(" / ".join(" ".join("%s:%d" % pair for pair in words) for words in heard) + "\n")
                left -= sum(map(len, said))


main()
