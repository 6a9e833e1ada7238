#!/usr/bin/env bash
# Times `leidraad build` on generated sites: bash benches/run.sh [pages ...]
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 100 1000 10000
command -v python3 >/dev/null || { echo "python3 is missing: it writes the pages" >&2; exit 1; }
cargo build --release --locked --quiet
leidraad=$PWD/target/release/leidraad
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gnu_time=$(command -v /usr/bin/time || true)
if [ -z "$gnu_time" ] || ! "$gnu_time" -f %M true 2>/dev/null; then
  gnu_time=
  echo "no GNU time at /usr/bin/time: seconds come from bash, memory is not measured" >&2
fi

# Prints "seconds MiB" of one build.
measure() {
  if [ -n "$gnu_time" ]; then
    "$gnu_time" -f '%e %M' -o "$work/time" "$leidraad" -q --root "$1" --date 2026-11-23 build >"$work/said" 2>&1 ||
      { cat "$work/said" >&2; return 1; }
    awk '{ printf "%.2f %.0f\n", $1, $2 / 1024 }' "$work/time"
  else
    TIMEFORMAT=%R
    { time "$leidraad" -q --root "$1" --date 2026-11-23 build >"$work/said" 2>&1; } 2>"$work/time" ||
      { cat "$work/said" >&2; return 1; }
    echo "$(cat "$work/time") -"
  fi
}

printf '%8s  %-10s %9s %9s\n' pages build seconds MiB
for pages in "$@"; do
  site=$work/$pages
  python3 benches/generate.py "$pages" "$site"
  for build in cold unchanged "one page"; do
    [ "$build" != "one page" ] || printf '\nNog een zin.\n' >>"$site/content/deel-00/bladzijde-0.md"
    read -r seconds mib < <(measure "$site")
    printf '%8s  %-10s %9s %9s\n' "$pages" "$build" "$seconds" "$mib"
  done
  rm -rf "$site"
done
