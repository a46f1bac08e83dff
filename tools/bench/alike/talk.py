"""Telephone talk out of a language model: words as they follow each other, drawn from the trigrams of Debian's
pocketsphinx-en-us. tools/word-statistics describes the file; here its n-grams are read, too.

Behind the unigrams lie the bigrams and the trigrams, one more record than there are, packed bit by bit: the
number of a word, 16 bits for the back-off, 16 for the probability, and of a bigram where its trigrams begin; eight bytes to spare.
A record lies under the last word of its n-gram: under *card* the words before it, under those the words before them.
"""
import numpy as np

LOG_BASE = np.log(1.0001)


def records(data, at, count, widths):
    """The fields of `count` records of bits, one array each."""
    total = sum(widths)
    fields = [np.empty(count, np.int64) for _ in widths]
    for start in range(0, count, 1 << 18):
        end = min(count, start + (1 << 18))
        first, last = at * 8 + start * total, at * 8 + end * total
        bits = np.unpackbits(np.frombuffer(data, np.uint8, (last + 7) // 8 - first // 8, first // 8), bitorder="little")
        bits = bits[first % 8: first % 8 + (end - start) * total].reshape(end - start, total)
        place = 0
        for field, width in zip(fields, widths):
            field[start:end] = bits[:, place: place + width].astype(np.int64) @ (1 << np.arange(width, dtype=np.int64))
            place += width
    return fields


class Talk:
    """Sentences drawn from a model file."""

    def __init__(self, path, generator):
        self.generator = generator
        with open(path, "rb") as file:
            data = file.read()
        assert data.startswith(b"Trie Language Model\x03"), path + " is no trie language model of order 3"
        counts = np.frombuffer(data, "<u4", 3, 20).astype(np.int64)
        at = 20 + 12 + 4
        tables = np.exp(np.frombuffer(data, "<f4", 3 * 65536, at).reshape(3, 65536) * LOG_BASE)
        at += 4 * 3 * 65536
        unigrams = np.frombuffer(data, [("p", "<f4"), ("b", "<f4"), ("next", "<u4")], counts[0] + 1, at)
        at += 12 * (counts[0] + 1)
        word_bits, next_bits = int(counts[0]).bit_length(), int(counts[2]).bit_length()
        second = word_bits + 32 + next_bits
        before, _, shares, following = records(data, at, counts[1] + 1, [word_bits, 16, 16, next_bits])
        at += ((1 + counts[1]) * second + 7) // 8 + 8
        third, shares3 = records(data, at, counts[2], [word_bits, 16])
        at += ((1 + counts[2]) * (word_bits + 16) + 7) // 8 + 8
        self.words = [word.decode("utf-8", "replace") for word in data[at + 4:].split(b"\0")[:-1]]
        assert len(self.words) == counts[0], path + " holds something else"
        self.alone = np.exp(unigrams["p"][:-1] * LOG_BASE)
        self.alone = np.cumsum(self.alone / self.alone.sum())
        last = np.repeat(np.arange(counts[0]), np.diff(unigrams["next"].astype(np.int64)))
        # A few n-grams without a place are counted in the head.
        pairs = len(last)
        self.after_one = self.grouped(before[:pairs], last, tables[0][shares[:pairs]])
        of_pair = np.repeat(np.arange(pairs), np.diff(following[:pairs + 1]))
        third, shares3 = third[:len(of_pair)], shares3[:len(of_pair)]
        self.after_two = self.grouped(third * len(self.words) + before[of_pair], last[of_pair], tables[2][shares3])
        self.number = {word: number for number, word in enumerate(self.words)}

    @staticmethod
    def grouped(context, word, share):
        """The words behind each context and their shares, added up from the first of all, as slices of arrays."""
        order = np.argsort(context, kind="stable")
        context, word, share = context[order], word[order], share[order]
        keys, starts = np.unique(context, return_index=True)
        places = zip(starts.tolist(), starts[1:].tolist() + [len(word)])
        return dict(zip(keys.tolist(), places)), word, np.concatenate([[0], np.cumsum(share.astype(np.float64))])

    def drawn(self, table, context):
        places, words, sums = table
        if context not in places:
            return None
        start, end = places[context]
        target = sums[start] + self.generator.random()
        return int(words[start + np.searchsorted(sums[start + 1:end], target)]) if target < sums[end] else None

    def sentence(self):
        """The words of one sentence, in small letters."""
        begin, end = self.number["<s>"], self.number["</s>"]
        said = [begin]
        while len(said) < 40:
            word = self.drawn(self.after_two, said[-2] * len(self.words) + said[-1]) if len(said) > 1 else None
            if word is None:
                word = self.drawn(self.after_one, said[-1])
            if word is None:
                word = int(np.searchsorted(self.alone, self.generator.random()))
            if word in (begin, end):
                break
            said.append(word)
        return [self.words[word].lower() for word in said[1:] if self.words[word][0].isalpha() or self.words[word][0] == "'"]
