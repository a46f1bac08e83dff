"""Examples in languages that the acoustic model was not taught.

    languages.py cut LANGUAGE OUT        calls made of all prompts, clips, and the list that earshot reads
    languages.py score OUT LANGUAGES     a table of OUT/<language>/matches

The prompts of one voice of Debian's asterisk-core-sounds, with the transcripts that come with them, are joined in
random order with gaps of 0.3 to 2 s into calls of some ten minutes. A prompt whose whole transcript is one word or
two is an example where the same words are in the transcript of another prompt; the first such prompt of each
wording is taken. Figures in a transcript stand for the word of the prompt `digits/N`. What counts is the prompt: it is
found by the best match in it, rightly if the words are in its transcript. The example's own prompt counts for nothing.
"""
import collections
import gzip
import json
import os
import random
import re
import sys
import unicodedata

import numpy
import soundfile

from measure import header, row, values

VOICES = {'es': 'es_MX_f_Allison', 'fr': 'fr_CA_f_June', 'it': 'it_IT_m_Carlo', 'ru': 'ru_RU_f_IvrvoiceRU'}
NAMES = {'es': 'Spanish', 'fr': 'French', 'it': 'Italian', 'ru': 'Russian'}
RATE = 8000


def folder(language):
    return f'/usr/share/asterisk/sounds/{VOICES[language]}'


def transcripts(language):
    data = gzip.open(f'/usr/share/doc/asterisk-core-sounds-{language}/core-sounds-{language}.txt.gz').read()
    try:
        text = data.decode('utf8')
    except UnicodeDecodeError:
        text = data.decode('latin1')
    words = {}
    for line in text.splitlines():
        if line.startswith(';') or ':' not in line:
            continue
        prompt, said = line.strip().split(':', 1)
        said = unicodedata.normalize('NFC', said.lower())
        said = re.sub(r'\(.*?\)|\[.*?\]', ' ', said)
        said = re.sub(r'[^\w]|_', ' ', said).split()
        if said and os.path.exists(f'{folder(language)}/{prompt.strip()}.wav'):
            words[prompt.strip()] = said
    figures = {}
    for number in range(100):
        said = words.get(f'digits/{number}', [])
        if len(said) == 1 and not said[0].isdigit():
            figures[str(number)] = said[0]
    return {prompt: [figures.get(word, word) for word in said] for prompt, said in words.items()}


def cut(language, out):
    words = transcripts(language)
    prompts = sorted(words)
    order = random.Random(7)
    order.shuffle(prompts)
    os.makedirs(f'{out}/calls', exist_ok=True)
    places, call, pieces, position = {}, 0, [numpy.zeros(RATE)], RATE

    def end():
        soundfile.write(f'{out}/calls/call{call}.wav', numpy.concatenate(pieces), RATE, subtype='PCM_16')

    for prompt in prompts:
        samples, rate = soundfile.read(f'{folder(language)}/{prompt}.wav')
        if rate != RATE:
            continue
        places[prompt] = (f'call{call}', position / RATE, (position + len(samples)) / RATE)
        gap = int(RATE * order.uniform(0.3, 2))
        pieces += [samples, numpy.zeros(gap)]
        position += len(samples) + gap
        if position > 600 * RATE:
            end()
            call, pieces, position = call + 1, [numpy.zeros(RATE)], RATE
    end()
    queries = {}
    for prompt in prompts:
        phrase = ' '.join(words[prompt])
        others = [p for p in places if p != prompt and f' {phrase} ' in f' {" ".join(words[p])} ']
        if prompt in places and len(words[prompt]) <= 2 and others and phrase not in queries:
            queries[phrase] = {'own': prompt, 'right': others}
    digits = [' '.join(words[f'digits/{n}']) for n in range(11) if f'digits/{n}' in words]
    seconds = (call * 600 * RATE + position) / RATE
    json.dump({'places': places, 'queries': queries, 'digits': digits, 'seconds': seconds}, open(f'{out}/truth.json', 'w'))
    with open(f'{out}/examples.tsv', 'w') as listing:
        for phrase, query in queries.items():
            if len(phrase.replace(' ', '')) >= 3:
                listing.write(f'{phrase}\t{folder(language)}/{query["own"]}.wav\n')


def score(out, languages):
    groups = [('words and pairs of words of six letters or more',
               lambda phrase, truth: len(phrase.replace(' ', '')) >= 6),
              ('the numbers from 0 to 10', lambda phrase, truth: phrase in truth['digits'])]
    for title, belongs in groups:
        print(f'\nOther languages, one example, {title}:\n')
        header('language')
        for language in languages:
            truth = json.load(open(f'{out}/{language}/truth.json'))
            ends = collections.defaultdict(list)
            for prompt, (call, start, end) in truth['places'].items():
                ends[call].append((start, end, prompt))
            best = collections.defaultdict(dict)
            for line in open(f'{out}/{language}/matches'):
                phrase, call, start, end, value = line.rstrip('\n').split('\t')
                middle = (float(start) + float(end)) / 2
                for a, b, prompt in ends[call]:
                    if a - 0.3 <= middle <= b + 0.3:
                        best[phrase][prompt] = max(float(value), best[phrase].get(prompt, -1e9))
                        break
            found, said = {}, {}
            for phrase, query in truth['queries'].items():
                if belongs(phrase, truth):
                    said[phrase] = len(query['right'])
                    found[phrase] = [(value, prompt in query['right'])
                                     for prompt, value in best[phrase].items() if prompt != query['own']]
            row(NAMES[language], values(found, said, truth['seconds']))


if sys.argv[1] == 'cut':
    cut(*sys.argv[2:4])
else:
    score(sys.argv[2], sys.argv[3].split(','))
