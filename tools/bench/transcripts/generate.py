"""Writes transcripts of made-up calls, one million words in all, in a form that recognisers deliver.

    generate.py FORM FOLDER FREQUENCIES [WORDS]

FORM is deepgram, aws or whisper. A call has 10,000 words, an hour's worth; two people talk in turn. FREQUENCIES is the
model's list of words, each with the natural logarithm of its share of what is said on the telephone: the 4,000 most frequent
are drawn, each by itself, as often as people say them. The same arguments write the same bytes.
"""
import json
import math
import pathlib
import random
import sys

WORDS_IN_CALL = 10_000


def vocabulary(frequencies):
    """The 4,000 most frequent words, each with its share."""
    rows = (line.split("\t") for line in pathlib.Path(frequencies).read_text().splitlines())
    shares = {word: math.exp(float(share)) for word, share in rows if word[0].isalpha() and "." not in word}
    return sorted(shares.items(), key=lambda entry: (-entry[1], entry[0]))[:4000]


def spoken(generator, vocabulary):
    """(word, start, end, confidence, who, whether a sentence ends) for each word of one call."""
    words, weights = zip(*vocabulary)
    clock, who = 0.4, 0
    for word in generator.choices(words, weights, k=WORDS_IN_CALL):
        length = 0.08 + 0.06 * len(word)
        ends = generator.random() < 0.1
        yield word, clock, clock + length, generator.uniform(0.5, 1), who, ends
        clock += length + (0.7 if ends else 0.02)
        who = 1 - who if ends and generator.random() < 0.5 else who


def deepgram(call):
    channels = [[], []]
    for word, start, end, confidence, who, ends in call:
        channels[who].append({"word": word, "start": round(start, 2), "end": round(end, 2), "confidence": round(confidence, 7),
                              "punctuated_word": word + ("." if ends else "")})
    return {"metadata": {"channels": 2},
            "results": {"channels": [{"alternatives": [{"transcript": "", "confidence": 0.9, "words": words}]} for words in channels]}}


def aws(call):
    items = []
    for word, start, end, confidence, who, ends in call:
        items.append({"id": len(items), "type": "pronunciation", "alternatives": [{"confidence": f"{confidence:.3f}", "content": word}],
                      "start_time": f"{start:.2f}", "end_time": f"{end:.2f}", "speaker_label": f"spk_{who}"})
        if ends:
            items.append({"id": len(items), "type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}],
                          "speaker_label": f"spk_{who}"})
    return {"jobName": "call", "status": "COMPLETED", "results": {"transcripts": [{"transcript": ""}], "items": items}}


def whisper(call):
    segments = []
    for word, start, end, confidence, _, ends in call:
        if not segments or segments[-1]["closed"]:
            segments.append({"id": len(segments), "start": start, "end": end, "text": "", "avg_logprob": -0.2, "words": [], "closed": False})
        segment = segments[-1]
        segment["text"] += " " + word
        segment["end"], segment["closed"] = end, ends
        segment["words"].append({"word": " " + word + ("." if ends else ""), "start": round(start, 2), "end": round(end, 2), "probability": confidence})
    for segment in segments:
        del segment["closed"]
    return {"language": "en", "text": "", "segments": segments}


def main():
    form, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    words = vocabulary(sys.argv[3])
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 1_000_000
    generator = random.Random(17)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count // WORDS_IN_CALL):
        value = {"deepgram": deepgram, "aws": aws, "whisper": whisper}[form](spoken(generator, words))
        (folder / f"{number:04d}.json").write_text(json.dumps(value))
    (folder / "words.txt").write_text("".join(f"{word}\n" for word, _ in words))


main()
