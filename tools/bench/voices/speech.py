"""Synthesisers: a sentence in a voice, at the telephone's sample rate, with the times of its words.

Where the times come from, by synthesiser:
  festival  its own word times (the features word_start and word_end of each utterance)
  espeak    its own word and phoneme events (espeak-ng's library reports them while it speaks)
  flite     its own segment times; which segments belong to which word is found by aligning them with
            the dictionary's pronunciations of the words (alignment.py)
"""
import ctypes
import pathlib
import subprocess
import tempfile

import numpy as np
import soundfile

from alignment import align_words

#: Samples a second of everything here.
RATE = 8_000
#: Words a minute of each espeak-ng voice, so that not all speak at the same pace.
ESPEAK_PACE = (150, 175)


class Spoken:
    """Samples (float32, 8 kHz) and the words with their times in seconds."""

    def __init__(self, samples, words):
        self.samples, self.words = samples, words


def speak(synthesiser, voice, sentences, changes="", dictionary=None):
    """The sentences, one after another, as `Spoken`, in one voice."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        speaker = {"flite": flite, "festival": festival, "espeak": espeak}[synthesiser]
        for path, words in speaker(voice, sentences, folder, dictionary):
            yield Spoken(telephone_rate(path, changes), words)


def telephone_rate(path, changes=""):
    """The samples of a sound file at 8 kHz. `tract=f` makes the vocal tract f times
    as short: everything f times as high, then as slow again as it was."""
    effects = ["gain", "-6"]
    if changes.startswith("tract="):
        factor = float(changes.removeprefix("tract="))
        effects += ["speed", f"{factor}", "rate", "-h", "16000", "tempo", "-s", f"{1 / factor:.6f}"]
    elif changes:
        raise SystemExit(f"voices: unknown change: {changes}")
    effects += ["rate", "-h", str(RATE)]
    raw = run("sox", "-D", "-R", path, "-c", "1", "-e", "floating-point", "-b", "32", "-t", "raw", "-", *effects)
    return np.frombuffer(raw, "<f4")


def flite(voice, sentences, folder, dictionary):
    path = folder / "flite.wav"
    for sentence in sentences:
        timed = run("flite", "-voice", voice, "-psdur", "-t", sentence, "-o", path).decode().split()
        segments, start = [], 0.0
        for phone, end in (item.rsplit(":", 1) for item in timed):
            segments.append((phone, start, float(end)))
            start = float(end)
        yield path, align_words(sentence.split(), segments, dictionary)


def festival(voice, sentences, folder, _):
    """One run of festival for all sentences: starting it takes longer than speaking."""
    encoding = "iso-8859-2" if voice.startswith("czech") else "iso-8859-1"
    lines = [f"(voice_{voice})"]
    for number, sentence in enumerate(sentences):
        lines.append(f'(set! u (utt.synth (Utterance Text "{sentence}")))')
        lines.append(f"(utt.save.wave u \"{folder}/{number}.wav\" 'riff)")
        lines.append(f'(format t "sentence {number}\\n")')
        if not voice.startswith("czech"):
            lines.append(
                '(mapcar (lambda (w) (format t "%s %f %f\\n" (item.name w) (item.feat w "word_start")'
                " (item.feat w \"word_end\"))) (utt.relation.items u 'Word))")
    program = folder / "speak.scm"
    program.write_text("\n".join(lines), encoding=encoding)
    blocks = run("festival", "-b", program).decode(encoding).split("sentence ")[1:]
    for number, block in enumerate(blocks):
        words = [line.split() for line in block.splitlines()[1:] if len(line.split()) == 3]
        yield folder / f"{number}.wav", [(word, float(start), float(end)) for word, start, end in words]


class Event(ctypes.Structure):
    """espeak_EVENT of espeak-ng's speak_lib.h."""

    class Detail(ctypes.Union):
        _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("phoneme", ctypes.c_char * 8)]

    _fields_ = [
        ("type", ctypes.c_int), ("identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
        ("length", ctypes.c_int), ("milliseconds", ctypes.c_int), ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p), ("detail", Detail)]


WORD, PHONEME = 1, 7
_LIBRARY = []


def espeak_library():
    """espeak-ng's library and its sample rate, started once: synchronous, with phoneme events."""
    if not _LIBRARY:
        library = ctypes.CDLL("libespeak-ng.so.1")
        rate = library.espeak_Initialize(2, 0, None, 1)
        if rate <= 0:
            raise SystemExit("voices: espeak-ng does not start")
        _LIBRARY.extend((library, rate))
    return _LIBRARY


def espeak(voice, sentences, folder, _):
    library, rate = espeak_library()
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SystemExit(f"voices: espeak-ng has no voice {voice}")
    library.espeak_SetParameter(1, ESPEAK_PACE[len(voice) % 2], 0)
    path = folder / "espeak.wav"
    for sentence in sentences:
        samples, starts, sounding = [], {}, []

        def heard(wave, count, events):
            if count > 0:
                samples.append(np.ctypeslib.as_array(wave, (count,)).copy())
            index = 0
            while events[index].type != 0:
                event = events[index]
                if event.type == WORD:
                    starts.setdefault(event.text_position - 1, event.milliseconds / 1000)
                elif event.type == PHONEME:
                    sounding.append((event.milliseconds / 1000, event.detail.phoneme.startswith(b"_")))
                index += 1
            return 0

        callback = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))(heard)
        library.espeak_SetSynthCallback(callback)
        text = sentence.encode()
        # 1: text is UTF-8.
        if library.espeak_Synth(text, len(text) + 1, 0, 1, 0, 1, None, None) != 0:
            raise SystemExit(f"voices: espeak-ng cannot say: {sentence}")
        library.espeak_Synchronize()
        sound = np.concatenate(samples)
        soundfile.write(path, sound, rate, subtype="PCM_16")
        yield path, espeak_words(sentence, starts, sounding, len(sound) / rate)


def espeak_words(sentence, starts, phonemes, duration):
    """Words with times from the events. Small words that espeak-ng speaks as one ("of the") share theirs."""
    pauses = [time for time, pause in phonemes if pause]
    words, at = [], 0
    for word in sentence.split():
        words.append((word, starts.get(at)))
        at += len(word) + 1
    timed, last = [], 0.0
    for index, (word, start) in enumerate(words):
        last = start if start is not None else last
        following = next((later for _, later in words[index + 1:] if later is not None), duration)
        end = min([following] + [pause for pause in pauses if pause > last])
        timed.append((word, last, end))
    return timed


def run(*command):
    """What a command prints, as bytes; the program ends with its message if it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"voices: {' '.join(map(str, command))[:300]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
