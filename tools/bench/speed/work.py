"""work.py REAL_TIME_FACTOR SECONDS SGEMM: the arithmetic of the network, and what share of sgemm's rate a run reached.

Counted are the multiplications and additions that the results need: products, attention, depthwise convolution, transform.
Norms, SiLU, softmax and logarithms are left out, so the rate is a lower bound.
"""
import sys

FRAMES_PER_SECOND = 50
WINDOW, CONTEXT = 2400, 100
WIDTH, HIDDEN, CLASSES, TAPS, BLOCKS = 144, 576, 191, 31, 4
#: Bins whose transform is a product with the model's own kernels, real and imaginary; frames of 400, two for each of ours.
STORED_COLUMNS, FRAME, BANDS, BINS = 240, 400, 80, 201


def multiply_adds_of_frame(window):
    """Of one frame in the blocks, in a window of so many frames."""
    feed_forward = 2 * 2 * WIDTH * HIDDEN
    attention = 4 * WIDTH * WIDTH + 2 * window * WIDTH
    convolution = 3 * WIDTH * WIDTH + TAPS * WIDTH
    return BLOCKS * (feed_forward + attention + convolution)


def operations(seconds):
    """Of a recording of so many seconds: the blocks window by window, everything else once."""
    frames = int(seconds * FRAMES_PER_SECOND) + 1
    once = 3 * BANDS * WIDTH + WIDTH * CLASSES + 2 * (STORED_COLUMNS * FRAME + BINS * BANDS)
    total, given = frames * once, 0
    start = 0
    while given < frames:
        length = min(WINDOW, frames - start)
        if start and length < WINDOW // 2:
            start = min(given - CONTEXT, frames - WINDOW // 2)
            length = frames - start
        total += length * multiply_adds_of_frame(length)
        given = frames if start + length >= frames else start + length - CONTEXT
        start = given - CONTEXT
    return 2 * total


def main(factor, seconds, sgemm):
    rate = operations(float(seconds)) / (float(factor) * float(seconds)) / 1e9
    print(f"arithmetic {operations(float(seconds)) / float(seconds) / 1e6:.0f} MFLOP for each second of sound; "
          f"earshot does {rate:.0f} GFLOP/s, {rate / float(sgemm):.0%} of what sgemm reaches at best")


main(*sys.argv[1:])
