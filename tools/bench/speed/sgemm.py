"""sgemm.py [REPEATS]: what OpenBLAS's sgemm reaches on one core, in GFLOP/s, on a cube and on the network's shapes.

One thread: OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 taskset -c 0. Needs numpy. Prints a line for each shape, and last
the best of all.
"""
import sys
import time

import numpy as np

#: Rows × depth × columns: a cube, the layers over a window of 24 s, and one head's scores over it.
SHAPES = ((256, 256, 256), (1024, 1024, 1024), (1200, 144, 576), (1200, 576, 144), (1200, 144, 432), (1200, 36, 1200))


def fastest(rows, depth, columns, repeats):
    rng = np.random.default_rng(1)
    a, b = (rng.standard_normal(shape, dtype="f4") for shape in ((rows, depth), (depth, columns)))
    c = np.empty((rows, columns), "f4")
    work = 2e-9 * rows * depth * columns
    inner = max(1, int(0.5 / work))
    times = []
    for _ in range(repeats):
        start = time.process_time()
        for _ in range(inner):
            np.dot(a, b, out=c)
        times.append((time.process_time() - start) / inner)
    return work / min(times)


def main(repeats="7"):
    reached = []
    for shape in SHAPES:
        reached.append(fastest(*shape, int(repeats)))
        print(f"OpenBLAS sgemm {' × '.join(map(str, shape)):20s} {reached[-1]:6.0f} GFLOP/s")
    print(f"best {max(reached):.1f}")


main(*sys.argv[1:])
