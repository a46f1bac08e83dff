"""Writes rule files that mean no good into a folder: make.py FOLDER. They are the same in every run."""
import pathlib
import random
import sys

header = "language 1\nspeech en\n"


def files():
    source = random.Random(1)
    yield "random-bytes", source.randbytes(1_000_000)
    yield "hundred-megabytes", header.encode() + (b"# " + b"x" * 97 + b"\n") * 1_000_000
    yield "brackets", f'{header}rule "r" when {"(" * 400_000}call.answered{")" * 400_000} then tag "t"\n'
    yield "nots", f'{header}rule "r" when {"not " * 240_000}call.answered then tag "t"\n'
    yield "sums", f'{header}rule "r" when call.answered then conversion "c" value {"(" * 400_000}$1{")" * 400_000}\n'
    yield "billion-expansions", terms('"' + " ".join(["(a|b|c|d|e|f|g|h)"] * 10) + '"')
    yield "many-expansions", terms(", ".join(f'"{" ".join(["(a|b)"] * 8)} x{n}"' for n in range(9000)))
    yield "nested-groups", terms('"' + "(" * 90 + "a" + ")" * 90 + '"')
    yield "bidirectional", f'{header}rule "r\u202e" when mentions "a\u2066b" then tag "t"\n'
    yield "operands", f'{header}rule "r" when {" and ".join(["call.answered"] * 50_000)} then tag "t"\n'
    yield "condition-chain", header + "".join(f"condition c{n} = c{n + 1} and c{n + 2}\n" for n in range(20_000))
    yield "quotes", '"' * 900_000
    yield "test-lines", f'{header}test "t" {{\n' + ' caller 0:08 "a"\n' * 50_000 + "}\n"
    # Wrong from end to end, with as many names to compare each with.
    yield "missing-any-of", many('when mentions x', 18_000)
    yield "unknown-rules", many('when matched "rool numbr {n}"', 12_000)
    yield "unknown-conditions", many("when konds{n}xyz", 10_000, "condition cond{n}abc = call.answered\n")
    yield "unknown-fields", many("when call.durratio{n} > 3s", 14_000)
    yield "unknown-zones", many('when call.started in 09:00..10:00 zone "Foo/Ba{n}"', 10_000)
    yield "unknown-expectations", many("when call.answered", 9_000) + 'test "t" {\n' + "".join(
        f'  expect "rool numbr {n}" matched\n' for n in range(9_000)) + "}\n"
    yield "unknown-allowances", header + "".join(f"# allow: unussed_nam{n} because\n" for n in range(24_000))
    yield "one-line", f'{header}rule "r" when {"x " * 450_000}\n'


def many(condition, count, before=""):
    """So many rules, each behind what is `before` it."""
    return header + "".join(
        f'{before.format(n=n)}rule "rule number {n}" {condition.format(n=n)} then tag "t"\n' for n in range(count))


def terms(phrases):
    return f'{header}terms t = {phrases}\nrule "r" when mentions any of t then tag "t"\n'


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, content in files():
        (folder / f"{name}.rules").write_bytes(content if isinstance(content, bytes) else content.encode())
    cycle = folder / "include-cycle"
    cycle.mkdir()
    for name, other in (("a", "b"), ("b", "a")):
        (cycle / f"{name}.rules").write_text(f'{header}include "{other}.rules"\n')


main()
