# What the benchmarks that spot keywords share; to be sourced. They set `root` (the checkout).

cache=${XDG_CACHE_HOME:-$HOME/.cache}/earshot/bench
python=$cache/venv/bin/python
export PYTHONDONTWRITEBYTECODE=1
# Hits below these log odds are of no use to anybody.
least_score=-8

fail() {
  echo "tools/bench/run $benchmark: $1" >&2
  exit "${2:-1}"
}

# The Python that the benchmarks use, with what they need; made once.
ensure_python() {
  if ! "$python" -c 'import numpy, scipy, soundfile' 2>/dev/null; then
    echo "making a Python environment in $cache/venv" >&2
    python3 -m venv "$cache/venv"
    "$python" -m pip install --quiet numpy scipy soundfile
  fi
}

# Sets `program` to an earshot built for release, unless it is set.
ensure_program() {
  if [[ -z $program ]]; then
    swift build --package-path "$root" -c release --product earshot >&2
    program=$(swift build --package-path "$root" -c release --show-bin-path)/earshot
  fi
}

# spot CONDITION RECORDINGS KEYWORDS OUT [OPTION…]: the hits in RECORDINGS/*.wav as OUT/CONDITION.tsv (recording,
# keyword, start, end, score), and a line in OUT/seconds.txt: condition, seconds by the clock, processor seconds.
spot() {
  local condition=$1 recordings=$2 keywords=$3 out=$4
  shift 4
  echo "spotting in $condition" >&2
  local TIMEFORMAT="$condition %R %U"
  {
    time "$program" spot "$recordings"/*.wav --keywords "$keywords" "$@" --format tsv --min-score "$least_score" \
      >"$out/$condition.spot" 2>"$out/$condition.log" || { cat "$out/$condition.log" && fail "spotting failed in $condition"; }
  } 2>>"$out/seconds.txt"
  # recording, channel, keyword, start, end, score → recording's name, keyword, start, end, score
  awk -F '\t' -v OFS='\t' '
    NF < 6 || $4 !~ /^[0-9.]+$/ { next }
    { sub(/.*\//, "", $1); sub(/\.wav$/, "", $1); print $1, $3, $4, $5, $6 }
  ' "$out/$condition.spot" >"$out/$condition.tsv"
  [[ -s $out/$condition.tsv ]] || fail "nothing at all was spotted in $condition; see $out/$condition.spot"
}

# Which state of the code and which machine a record speaks of.
provenance() {
  echo "Commit $(git -C "$root" rev-parse --short HEAD)$(git -C "$root" diff --quiet HEAD -- Sources || echo ' with local changes'); $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)."
}
