"""Speech of other languages: recorded prompts, people who describe pictures, and synthesisers."""
import pathlib


from speech import RATE, telephone_rate, speak

PROMPTS = pathlib.Path("/usr/share/asterisk/sounds")
STAMPS = pathlib.Path("/usr/share/tuxpaint/stamps")
#: Prompts that are sounds, not speech.
NO_SPEECH = ("silence", "beep", "ascending", "descending", "tt-monkeys", "confbridge-join", "confbridge-leave")
#: Seconds of each recorded talker.
WANTED = 210.0


def foreign_speech(half, talkers, sentences, rng):
    """For each talker its name and its utterances, in an order that depends on the half alone."""
    for name, _, kind, voice in talkers:
        if kind in ("prompts", "stamps"):
            yield name, recorded(kind, voice, rng)
        else:
            lines = [sentence for talker, sentence in sentences if talker == name]
            yield name, [take.samples for take in speak(kind, voice, lines)]


def recorded(kind, voice, rng):
    if kind == "prompts":
        files = [p for p in sorted((PROMPTS / voice).rglob("*.wav"))
                 if not p.name.startswith(NO_SPEECH) and "silence" not in p.parts]
    else:
        files = sorted(STAMPS.rglob(f"*_desc_{voice}.ogg"))
    if not files:
        raise SystemExit(f"voices: no recordings of {voice}; install what build.py names")
    rng.shuffle(files)
    utterances, seconds = [], 0.0
    for path in files:
        samples = telephone_rate(path)
        if len(samples) < RATE // 4:
            continue
        utterances.append(samples)
        seconds += len(samples) / RATE
        if seconds > WANTED:
            break
    return utterances
