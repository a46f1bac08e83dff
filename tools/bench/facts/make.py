#!/usr/bin/env python3
"""make.py OUT HALF: recordings with known answers for the benchmark of call facts, into OUT/HALF.

HALF is `tune` or `report`; they share no prompt, no piece of music and no random number. Needs numpy, sox, and from
Debian asterisk-core-sounds-en (and -es, -fr, -it, -ru)-wav; --moh DIR is where asterisk-moh-opsound-wav is
unpacked, --music DIR further music. Every set comes in four conditions: clean, 10 dB of pink noise, GSM, and both.
"""
import argparse
import json
import pathlib
import zlib

import numpy as np

import sound
from sound import RATE

CONDITIONS = ("clean", "noise10", "gsm", "noise10+gsm")
DTMF = {key: (low, high) for low, row in zip((697, 770, 852, 941), ("123A", "456B", "789C", "*0#D"))
        for high, key in zip((1209, 1336, 1477, 1633), row)}
# What networks play: frequencies, then seconds of tone and pause in turn.
RINGBACK = {"us": ((440, 480), (2, 4)), "kr": ((440, 480), (1, 2)), "eu": ((425,), (1, 4)),
            "uk": ((400, 450), (.4, .2, .4, 2)), "jp": ((400,), (1, 2)), "fr": ((440,), (1.5, 3.5))}
BUSY = {"us": ((480, 620), (.5, .5)), "eu": ((425,), (.5, .5)), "uk": ((400,), (.375, .375)), "cn": ((450,), (.35, .35))}
REORDER = {"us": ((480, 620), (.25, .25)), "kr": ((480, 620), (.3, .2)), "eu": ((425,), (.25, .25))}
BEEPS_HZ = (440, 620, 880, 1000, 1400, 2000)


class Maker:
    def __init__(self, out, half, moh, music):
        self.out = pathlib.Path(out) / half
        self.half = half
        self.random = np.random.default_rng(zlib.crc32(half.encode()))
        sounds = pathlib.Path("/usr/share/asterisk/sounds")
        english = sorted((sounds / "en_US_f_Allison").rglob("*.wav"))
        paths = english[0::2] if half == "tune" else english[1::2]
        if half == "report":
            for voice in ("es_MX_f_Allison", "fr_CA_f_June", "it_IT_m_Carlo", "ru_RU_f_IvrvoiceRU"):
                paths += sorted((sounds / voice).rglob("*.wav"))[::4]
        self.prompts = [samples for samples in map(sound.read, paths)
                        if .8 < len(samples) / RATE < 12 and np.max(np.abs(samples)) > .05]
        pieces = sorted(pathlib.Path(moh).rglob("*.wav")) if half == "report" else sorted(
            path for path in pathlib.Path(music).rglob("*") if path.suffix in (".ogg", ".mp3", ".flac"))
        self.music = [sound.read(path) for path in pieces]
        self.answers = {}

    def uniform(self, low, high):
        return float(self.random.uniform(low, high))

    def prompt(self):
        return self.prompts[self.random.integers(len(self.prompts))]

    def save(self, name, channels, levels, answer):
        """Writes one recording in all conditions."""
        for condition in CONDITIONS:
            noisy = [sound.with_noise(self.random, samples, power, condition)
                     for samples, power in zip(channels, levels)]
            sound.write(self.out / condition / f"{name}.wav", noisy, condition)
        self.answers[name] = answer

    def keys(self, name, count):
        """Keys of 50 to 150 ms, 2 % off at most, 3 dB of twist at most."""
        at, parts, answer = .5, [np.zeros(RATE // 2, np.float32)], []
        powers = []
        for _ in range(count):
            key = "0123456789*#ABCD"[self.random.integers(16)]
            length, off = self.uniform(.05, .15), self.uniform(.05, .4)
            twist = 10 ** (self.uniform(-3, 3) / 40)
            low, high = (f * (1 + self.uniform(-.02, .02)) for f in DTMF[key])
            amplitude = 10 ** (self.uniform(-24, -10) / 20)
            parts += [sound.tone(self.random, ((low, twist), (high, 1 / twist)), length, amplitude),
                      np.zeros(int(off * RATE), np.float32)]
            powers.append(amplitude**2)
            answer.append({"key": key, "start": at, "end": at + length})
            at += (len(parts[-2]) + len(parts[-1])) / RATE
        samples = np.concatenate(parts)
        # 10 dB below the quietest key.
        self.save(name, [samples], [min(powers)], {"keys": answer})

    def cadence(self, plan, seconds):
        """A tone of the network, 2 % off at most."""
        frequencies, rhythm = plan
        shift = 1 + self.uniform(-.02, .02)
        parts, at, index = [], 0, 0
        last = 0
        amplitude = 10 ** (self.uniform(-26, -14) / 20)
        while at < seconds or index % len(rhythm):
            length = rhythm[index % len(rhythm)] * self.uniform(.97, 1.03)
            if index % 2 == 0:
                parts.append(sound.tone(self.random, [(f * shift, 1 / len(frequencies)) for f in frequencies], length, amplitude))
                last = at + length
            else:
                parts.append(np.zeros(int(length * RATE), np.float32))
            at += length
            index += 1
        power = amplitude**2 / 2 / len(frequencies)
        return np.concatenate(parts), last, power

    def tones(self, name, kind, plan):
        """One rhythm; after ringing somebody answers in the pause."""
        lead = self.uniform(.2, 1)
        seconds = self.uniform(8, 14) if kind == "ringback" else self.uniform(4, 8)
        samples, last, power = self.cadence(plan, seconds)
        samples = np.concatenate([np.zeros(int(lead * RATE), np.float32), samples])
        answer = {"event": kind, "start": lead, "end": lead + last}
        if kind == "ringback":
            cut = lead + last + self.uniform(.2, .9) * min(plan[1][-1], 1.5)
            said = self.turn(power)
            spans = sound.speech_spans(said)
            samples = np.concatenate([samples[: int(cut * RATE)], said, np.zeros(RATE, np.float32)])
            answer["answer"] = cut + (spans[0][0] if spans else 0)
        self.save(name, [samples], [power], answer)

    def turn(self, power):
        """Somebody speaks: one to three prompts, of the given power."""
        parts = []
        for _ in range(self.random.integers(1, 4)):
            parts += [self.prompt(), np.zeros(int(self.uniform(.05, .2) * RATE), np.float32)]
        samples = np.concatenate(parts[:-1])
        return samples * np.sqrt(power / max(sound.level(samples), 1e-9))

    def voicemail(self, name):
        """A greeting, a beep, a message; half of the recordings ring first."""
        power = 10 ** (self.uniform(-28, -16) / 10)
        greeting = self.turn(power)
        while len(greeting) / RATE < 3:
            greeting = np.concatenate([greeting, np.zeros(RATE // 5, np.float32), self.turn(power)])
        start = self.uniform(.3, 1)
        parts = [np.zeros(int(start * RATE), np.float32), greeting,
                 np.zeros(int(self.uniform(.35, 1.2) * RATE), np.float32)]
        at = sum(map(len, parts)) / RATE
        hz = BEEPS_HZ[self.random.integers(len(BEEPS_HZ))] * (1 + self.uniform(-.02, .02))
        beep = sound.tone(self.random, [(hz, 1)], self.uniform(.18, 1), np.sqrt(2 * power) * self.uniform(.6, 1.4))
        parts += [beep, np.zeros(int(self.uniform(.5, 1.5) * RATE), np.float32), self.turn(power), np.zeros(RATE, np.float32)]
        self.save(name, [np.concatenate(parts)], [power],
                  {"event": "beep", "start": at, "end": at + len(beep) / RATE})

    def fax(self, name):
        """A calling or an answering fax."""
        power = 10 ** (self.uniform(-28, -16) / 10)
        shift = 1 + self.uniform(-.02, .02)
        if self.random.integers(2):
            samples, last, power = self.cadence(((1100 * shift,), (.5, 3)), 10)
        else:
            samples, last = sound.tone(self.random, [(2100 * shift, 1)], 3, np.sqrt(2 * power)), 3
        samples = np.concatenate([np.zeros(RATE, np.float32), samples, np.zeros(RATE, np.float32)])
        self.save(name, [samples], [power], {"event": "fax", "start": 1, "end": 1 + last})

    def talk(self, name, seconds):
        """Two people, one on each channel: turns, pauses, and now and then one into the other's words."""
        count = int(seconds * RATE)
        channels = [np.zeros(count, np.float32) for _ in range(2)]
        powers = [10 ** (self.uniform(-30, -16) / 10) for _ in range(2)]
        spans = [[], []]
        at, who = 1.0, int(self.random.integers(2))
        while True:
            said = self.turn(powers[who])
            begin = int(at * RATE)
            if begin + len(said) + RATE > count:
                break
            channels[who][begin: begin + len(said)] += said
            spans[who] += [(at + a, at + b) for a, b in sound.speech_spans(said)]
            end = at + len(said) / RATE
            barges = self.uniform(0, 1) < .15
            at = end - self.uniform(.5, 1.5) if barges else end + self.uniform(.35, 2)
            at = max(at, begin / RATE + .5)
            if self.uniform(0, 1) < .85:
                who = 1 - who
            else:
                at = max(at, end + .35)
        self.save(name, channels, powers, {"speech": spans})

    def holds(self, name, piece):
        """Speech, then a minute or more of music on the same channel, an announcement in it, then speech."""
        power = 10 ** (self.uniform(-28, -18) / 10)
        length = min(len(piece), int(self.uniform(45, 90) * RATE))
        begin = int(self.random.integers(0, len(piece) - length + 1))
        music = piece[begin: begin + length]
        music = music * np.sqrt(power * 10 ** (self.uniform(-6, 3) / 10) / max(float(np.mean(music**2)), 1e-9))
        half = len(music) // 2
        said = [self.turn(power) for _ in range(2)]
        announcement = self.turn(power)[: 12 * RATE]
        gap = np.zeros(RATE // 2, np.float32)
        before = np.concatenate([gap, said[0], gap])
        held = np.concatenate([music[:half], gap, announcement, gap, music[half:]])
        samples = np.concatenate([before, held, gap, said[1], gap])
        start = len(before) / RATE
        self.save(name, [samples], [power], {
            "hold": [start, start + len(held) / RATE],
            "music": [[start, start + half / RATE],
                      [start + len(held) / RATE - (len(music) - half) / RATE, start + len(held) / RATE]]})

    def alone(self, name, samples, answer):
        """Nothing but music, or nothing but speech: for false keys, beeps and music."""
        power = 10 ** (-22 / 10)
        samples = samples * np.sqrt(power / max(sound.level(samples), 1e-9))
        self.save(name, [samples], [power], answer)

    def all(self):
        for index in range(10):
            self.keys(f"keys{index}", 100)
        # A hundred of each kind and more: of fewer, a share of 98 % cannot be told from one of 95 %.
        for index in range(34):
            for kind, plans in (("ringback", RINGBACK), ("busy", BUSY), ("reorder", REORDER)):
                for name, plan in plans.items():
                    self.tones(f"{kind}-{name}{index}", kind, plan)
        for index in range(100):
            self.voicemail(f"beep{index}")
        for index in range(100):
            self.fax(f"fax{index}")
        for index in range(6):
            self.talk(f"talk{index}", 180)
        for index, piece in enumerate(self.music):
            self.holds(f"hold{index}a", piece)
            self.holds(f"hold{index}b", piece)
            self.alone(f"music{index}", piece[: 330 * RATE], {"nothing": True, "music_all": True})
        for index in range(5):
            self.alone(f"speech{index}", np.concatenate([self.turn(.01) for _ in range(60)])[: 400 * RATE], {"nothing": True})
        (self.out / "answers.json").write_text(json.dumps(self.answers))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("half", choices=("tune", "report"))
    parser.add_argument("--moh", required=True)
    parser.add_argument("--music", required=True)
    given = parser.parse_args()
    Maker(given.out, given.half, given.moh, given.music).all()
