#!/usr/bin/env bash
# The one entry point: builds, tests and runs Loketmeter. `./build.sh help` lists the commands.
# Sets up what is missing; says clearly what it cannot set up.
set -euo pipefail
cd "$(dirname "$0")"

readonly WASM_TARGET=wasm32-unknown-unknown
readonly WASM=${CARGO_TARGET_DIR:-target}/$WASM_TARGET/wasm/loketmeter.wasm
readonly GEN=extension/src/gen
readonly WASM_MAX_KB=350
readonly NODE_MIN=20.15
readonly CORPUS=${LOKETMETER_CORPUS:-../shared/corpus}
readonly BROWSER_PACKAGES="chromium firefox-esr fonts-dejavu-core"

# --- telling ---------------------------------------------------------------------------------

current=""
started=0
not_run=""

# step NAME COMMAND...: runs the command and tells how long it took.
step() {
    current=$1
    started=$SECONDS
    shift
    "$@"
    echo "== $((SECONDS - started))s: $current"
    current=""
}

say() { echo "build.sh: $*" >&2; }
die() { say "$@"; current=""; exit 1; }

# Remembers a test that could not run: `test` then fails at the end, after all the others.
cannot_run() {
    say "$1"
    not_run="$not_run
  - $1"
}

at_exit() {
    local status=$?
    [ "$status" -eq 0 ] || [ -z "$current" ] || say "failed after $((SECONDS - started))s: $current"
}
trap at_exit EXIT

have() { command -v "$1" >/dev/null 2>&1; }

# --- what must be there ------------------------------------------------------------------------

need_rust() {
    have cargo || die "Rust is missing. Install rustup (https://rustup.rs) and open a new terminal."
    if have rustup; then
        # Reads rust-toolchain.toml. `rustc` fails here when that toolchain is not there yet.
        rustc --version >/dev/null 2>&1 || step "install the Rust toolchain" rustup toolchain install
        rustup target list --installed | grep -qx "$WASM_TARGET" ||
            step "install the Rust target $WASM_TARGET" rustup target add "$WASM_TARGET"
        return
    fi
    [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET" ] ||
        die "this Rust has no target $WASM_TARGET. Install Rust with rustup (https://rustup.rs)."
}

need_rust_tools() {
    need_rust
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

need_node() {
    { have node && have npm; } || die "Node is missing. Install Node $NODE_MIN or later (https://nodejs.org)."
    local major minor
    IFS=. read -r major minor _ <<<"$(node --version | tr -d v)"
    [ "$((major * 1000 + minor))" -ge "$((${NODE_MIN%.*} * 1000 + ${NODE_MIN#*.}))" ] ||
        die "Node $(node --version) is too old. Install Node $NODE_MIN or later (https://nodejs.org)."
    npm_ready . "install npm packages"
}

# npm_ready FOLDER TELL: the npm packages as the lock of a folder has them. The lock that they came from is kept beside
# them and compared, because times of files say nothing after a copy or a change of branch.
npm_ready() {
    local lock=$1/package-lock.json used=$1/node_modules/.installed-from
    ! cmp -s "$lock" "$used" || return 0
    step "$2" npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
    cp "$lock" "$used"
}

# The editors of the demo of a CMS, for `run cms` and for the tests. Apart from the other packages, because some are
# under the GPL; nothing of them is shipped.
need_editors() { npm_ready tests/cms "install the editors of the demo"; }

find_first() {
    local name
    for name in "$@"; do
        if have "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

find_chromium() {
    echo "${LOKETMETER_CHROMIUM:-$(find_first chromium chromium-browser google-chrome-stable google-chrome)}"
}
find_firefox() { echo "${LOKETMETER_FIREFOX:-$(find_first firefox-esr firefox)}"; }
has_browser() { [ -n "$(find_chromium)" ] && { [ "$1" = one ] || [ -n "$(find_firefox)" ]; }; }

# need_browser one|both: Chromium, or Chromium and Firefox. Fails when it cannot be had.
need_browser() {
    if ! has_browser "$1" && have apt-get && [ "$(id -u)" -eq 0 ]; then
        step "install browsers with apt" apt_install || say "apt could not install: $BROWSER_PACKAGES"
    fi
    # Where the tests look for them.
    export LOKETMETER_CHROMIUM LOKETMETER_FIREFOX
    LOKETMETER_CHROMIUM=$(find_chromium || true)
    LOKETMETER_FIREFOX=$(find_firefox || true)
    has_browser "$1"
}

# shellcheck disable=SC2086 # the packages are separate words
apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $BROWSER_PACKAGES >/dev/null
}

readonly BROWSER_ADVICE="Install them (Debian: sudo apt-get install $BROWSER_PACKAGES), or give their paths in LOKETMETER_CHROMIUM and LOKETMETER_FIREFOX."

# --- building ----------------------------------------------------------------------------------

# Without the feature `html`: the browser has parsed the page already (docs/adr/0008).
# No path of this machine may end up in the module: the same source gives the same bytes anywhere.
build_wasm() {
    local separator=$'\x1f'
    CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-${HOME:-}/.cargo}=/cargo${separator}--remap-path-prefix=$PWD=/src${separator}--remap-path-prefix=$(rustc --print sysroot)=/rust" \
        cargo build --locked --profile wasm --lib --no-default-features --target "$WASM_TARGET"
}

wasm_size() {
    local kilobytes
    kilobytes=$(($(gzip -9c "$GEN/engine_bg.wasm" | wc -c) / 1000))
    echo "engine: $kilobytes kB gzip, at most $WASM_MAX_KB kB"
    [ "$kilobytes" -le "$WASM_MAX_KB" ]
}

build_gen() {
    step "engine as WebAssembly" build_wasm
    step "JavaScript glue of the engine" cargo xtask glue "$WASM" "$GEN"
    step "TypeScript types of the report" cargo xtask types "$GEN/types"
    step "ready texts for the extension" cargo xtask advice "$GEN/advice"
}

# build_extension SCRIPT: `build` makes the folders, `package` the zip files as well.
build_extension() {
    build_gen
    step "extension" npm run --silent "$1"
}

# --- commands ----------------------------------------------------------------------------------

help() {
    cat <<'HELP'
usage: ./build.sh COMMAND

  run        builds the extension and shows it on an example page: in a browser window, or without a
             display headless, with the grade printed and a picture in out/popup.png
  run cms    the same for the side panel, beside real editors in a demo of a CMS
  test       sets up what is missing and runs every test
  check      format, lints, types and unit tests: quick, before a commit
  extension  builds dist/chrome and dist/firefox
  package    builds the zip files for the stores
  accuracy   holds the engine against labelled pages, when they are there
  study-demo makes a simulated crawl of all municipalities, scans it, holds every figure against the truth and writes
             the report out/study/study.html
  bench-cli  [MB] measures scans beside Python programs that do less, on the same archive, in one run; then memory, and
             a scan killed and resumed, on an archive of so many megabytes (2000)
  bench      measures the engine in WebAssembly against the bare parse of the same page, in one run, and counts
             the instructions of each stage (with valgrind)
  fuzz       [SECONDS [TARGET...]] looks for input that breaks the engine, 60 seconds for each target
  supply     licences and sources of all crates, npm lock, notices, list of parts, sizes of the package
  reproduce  builds the package, builds it again from its own source package in another folder, and compares the bytes
  coverage   [html] which lines of src/ the tests reach, by folder; `html` shows the lines in out/coverage
  mutants    [--shard=N/M] [FILE...] breaks the code on purpose, and tells which breaks no test notices
  peers      measures Loketmeter against other tools on the same pages in the same browser
  screenshots
             makes pictures of every state of the popup, in both languages, light and dark, narrow and wide, in
             out/screenshots
  help       shows this

Environment: LOKETMETER_CHROMIUM and LOKETMETER_FIREFOX (paths of the browsers), LOKETMETER_CORPUS (folder of
labelled pages).
HELP
}

extension() {
    need_rust
    need_node
    build_extension build
    echo "The extension is in dist/chrome and dist/firefox."
}

package() {
    need_rust
    need_node
    build_extension package
    step "size of the engine" wasm_size
    ls -l dist/*.zip
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; }

run() {
    need_rust
    need_node
    need_browser one || die "no browser was found, and it could not be installed. $BROWSER_ADVICE"
    build_extension build
    mkdir -p out
    if [ "${1:-}" = cms ]; then
        run_cms
        return
    fi
    if has_display; then
        echo "A browser opens. Click the button of Loketmeter in its toolbar. Close the browser to stop."
        npm run --silent drive -- --show
    else
        step "the popup on an example page, without a display" npm run --silent drive
    fi
}

run_cms() {
    need_editors
    if has_display; then
        echo "A browser opens with a choice of editors. Close the browser to stop."
        node tests/cms/run.mjs --show
    else
        step "the side panel beside an editor, without a display" node tests/cms/run.mjs
    fi
}

screenshots() {
    need_rust
    need_node
    need_browser one || die "no browser was found, and it could not be installed. $BROWSER_ADVICE"
    build_extension build
    step "pictures of every state" npm run --silent screenshots
}

engine_tests() { cargo test --locked --workspace --all-features --no-fail-fast; }
extension_lint() { npm run --silent lint:extension; }
unit_tests() { npm run --silent test:unit; }
browser_tests() { npm run --silent test:e2e; }

# The name `test` is a shell builtin.
test_all() {
    need_rust_tools
    need_node
    local browsers=yes
    need_browser both || browsers=no
    build_extension build
    step "size of the engine" wasm_size
    step "engine, rubric and command line" engine_tests
    step "extension, without a browser" unit_tests
    step "lint of the extension package" extension_lint
    if [ "$browsers" = yes ]; then
        need_editors
        step "extension in Chromium and Firefox" browser_tests
    else
        cannot_run "the tests in browsers did not run: Chromium or Firefox is missing. $BROWSER_ADVICE"
    fi
    crawl_if_possible
    accuracy_if_present
    # The calendar makes nobody fail: it tells which sources somebody must read again.
    step "facts to check again" cargo run --quiet --locked --features cli -- rubric due --lang en
    [ -z "$not_run" ] || die "not everything could be tested:$not_run"
    echo "All tests passed."
}

clippy() {
    cargo clippy --locked --workspace --all-targets --all-features --quiet -- -D warnings
    cargo clippy --locked --lib --no-default-features --target "$WASM_TARGET" --quiet -- -D warnings
}

rust_unit_tests() { cargo test --locked --all-features --lib --bins --quiet; }

check() {
    need_rust_tools
    need_node
    step "format of Rust" cargo fmt --all --check
    step "clippy" clippy
    [ -f "$GEN/engine_bg.wasm" ] || build_gen
    step "TypeScript types of the report" cargo xtask types "$GEN/types"
    step "ready texts for the extension" cargo xtask advice "$GEN/advice"
    step "docs/scoring.md is that of the rubric" cargo xtask scoring --check docs/scoring.md
    step "types of TypeScript" npm run --silent types
    step "biome" npx --no-install biome check .
    step "unit tests of Rust" rust_unit_tests
    step "unit tests of the extension" unit_tests
}

# labels SET: what the engine says of the pages of a set, in the format of the labels.
labels() {
    mkdir -p out
    # Exit code 1 means that some pages hold nothing to score; the evaluation counts those.
    cargo run --locked --quiet --all-features --bin loketmeter -- audit --format labels \
        --manifest "$CORPUS/$1/labels.jsonl" "$CORPUS/$1" >"out/labels-$1.jsonl" || [ $? -eq 1 ]
}

measure() {
    labels "$1"
    python3 tests/accuracy.py "$1" "out/labels-$1.jsonl" "$CORPUS"
}

accuracy_if_present() {
    if [ ! -f "$CORPUS/evaluate.py" ]; then
        say "accuracy is not measured: there are no labelled pages in $CORPUS."
        return
    fi
    have python3 || {
        cannot_run "accuracy was not measured: python3 is missing."
        return
    }
    local set
    for set in dev real; do
        [ -f "$CORPUS/$set/labels.jsonl" ] || continue
        step "accuracy on $set" measure "$set"
    done
}

accuracy() {
    need_rust
    accuracy_if_present
    [ -z "$not_run" ] || exit 1
}

bench_engine() {
    cargo build --locked --release --lib --target "$WASM_TARGET" --features bench --target-dir target/bench
    cargo xtask glue "target/bench/$WASM_TARGET/release/loketmeter.wasm" out/bench
}

# The pages are made here, the same each time.
bench_pages() {
    local size
    for size in 50 300 1000; do
        node -e "import('./tests/bench/page.mjs').then((m) => process.stdout.write(m.page(${size}000)))" >"out/bench/$size-kB.html"
        cargo xtask snapshot "out/bench/$size-kB.html" "out/bench/$size-kB.snapshot"
    done
}

bench() {
    need_rust
    need_node
    mkdir -p out/bench
    step "engine with the bare parse beside it" bench_engine
    step "pages to measure" bench_pages
    node tests/bench/ratio.mjs out/bench out/bench/50-kB.{html,snapshot} out/bench/300-kB.{html,snapshot} out/bench/1000-kB.{html,snapshot}
    if have valgrind; then
        step "stages as a program" cargo build --locked --release --features bench --example stages
        node tests/bench/instructions.mjs "${CARGO_TARGET_DIR:-target}/release/examples/stages" out/bench \
            out/bench/{50,300,1000}-kB.{html,snapshot}
    else
        say "instructions per stage are not counted: valgrind is missing."
    fi
}

# shellcheck source=tests/proof/commands.sh
. tests/proof/commands.sh

# Python packages for the simulated crawl and the comparison with other programs, in a folder of their own.
readonly VENV=out/venv
readonly CRAWL_PACKAGES=(warcio==1.8.1 brotli==1.2.1)
need_python() {
    have python3 || return 1
    [ -x "$VENV/bin/python" ] || python3 -m venv "$VENV" || return 1
    "$VENV/bin/pip" install --quiet --disable-pip-version-check "$@"
}

release_binary() {
    cargo build --locked --release --features cli --bin loketmeter
}
binary() { echo "${CARGO_TARGET_DIR:-target}/$1/loketmeter"; }

# A seeded crawl of a few municipalities, written by an independent library, and one by wget where that is there.
crawl_tests() {
    cargo build --locked --all-features --bin loketmeter
    "$VENV/bin/python" tests/study/crawl.py make out/crawl --municipalities 20
    "$VENV/bin/python" tests/study/crawl.py check out/crawl "$(binary debug)"
    if have wget; then
        "$VENV/bin/python" tests/study/crawl.py wget out/crawl-wget "$(binary debug)"
    else
        say "the crawl by wget did not run: wget is missing."
    fi
}

crawl_if_possible() {
    if need_python "${CRAWL_PACKAGES[@]}"; then
        step "simulated crawl through scan and study" crawl_tests
    else
        cannot_run "the simulated crawl did not run: python3 with venv and the packages warcio and brotli are needed."
    fi
}

study_demo() {
    need_rust
    need_python "${CRAWL_PACKAGES[@]}" || die "python3 with venv and the packages warcio and brotli are needed."
    step "program" release_binary
    step "crawl of 342 municipalities" "$VENV/bin/python" tests/study/crawl.py make out/study
    step "scan and study, held against the truth" "$VENV/bin/python" tests/study/crawl.py check out/study "$(binary release)"
    echo "The report is in out/study/study.html."
}

bench_cli() {
    need_rust
    need_python "${CRAWL_PACKAGES[@]}" selectolax==1.0.2 pyahocorasick==2.3.1 trafilatura==2.3.1 lxml_html_clean==0.4.6 ||
        die "python3 with venv and the packages warcio, brotli, selectolax, pyahocorasick and trafilatura are needed."
    step "program" cargo build --locked --release --features bench,cli --bin loketmeter --example parse
    step "crawl to measure" "$VENV/bin/python" tests/study/crawl.py make out/bench-crawl --municipalities 60 --heavy
    cat out/bench-crawl/*.warc.gz >out/bench-crawl/all.warc.gz
    "$VENV/bin/python" tests/bench/peers.py out/bench-crawl/all.warc.gz "${CARGO_TARGET_DIR:-target}/release"
    "$VENV/bin/python" tests/bench/large.py out/bench-crawl/all.warc.gz "$(binary release)" "${1:-2000}"
}

case "${1:-help}" in
test) test_all ;;
fuzz | supply | reproduce | mutants | coverage | peers) "$@" ;;
run) "$@" ;;
study-demo) study_demo ;;
bench-cli) bench_cli "${2:-2000}" ;;
check | extension | package | screenshots | accuracy | bench | help) "$1" ;;
-h | --help) help ;;
*)
    say "there is no command '$1'."
    help >&2
    exit 2
    ;;
esac
