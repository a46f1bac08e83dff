"""Writes transcripts of made-up calls, one million words in all, in a form that recognisers deliver.

    generate.py FORM FOLDER [WORDS]

FORM is deepgram, aws or whisper. A call has 10,000 words, an hour's worth; two people talk in turn. The
same arguments write the same bytes.
"""
import json
import pathlib
import random
import sys

WORDS_IN_CALL = 10_000


def vocabulary(generator):
    """Some thousands of made-up words, the frequent ones short, as in any language."""
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "in")]
    words = {"".join(generator.choices(syllables, k=1 + rank // 700)) for rank in range(4000)}
    return sorted(words, key=lambda word: (len(word), word))


def spoken(generator, words):
    """(word, start, end, confidence, who, whether a sentence ends) for each word of one call."""
    weights = [1 / (rank + 3) for rank in range(len(words))]
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
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    generator = random.Random(17)
    words = vocabulary(generator)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count // WORDS_IN_CALL):
        value = {"deepgram": deepgram, "aws": aws, "whisper": whisper}[form](spoken(generator, words))
        (folder / f"{number:04d}.json").write_text(json.dumps(value))
    (folder / "words.txt").write_text("\n".join(words) + "\n")


main()
