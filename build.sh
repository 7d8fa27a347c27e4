#!/usr/bin/env bash
# The one entry point: builds, tests and runs Loketmeter. `./build.sh help` lists the commands.
# Sets up what is missing; says clearly what it cannot set up.
set -euo pipefail
cd "$(dirname "$0")"

readonly WASM_TARGET=wasm32-unknown-unknown
readonly WASM=${CARGO_TARGET_DIR:-target}/$WASM_TARGET/wasm/loketmeter.wasm
readonly GEN=extension/src/gen
readonly WASM_MAX_KB=350

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

# shellcheck source=scripts/setup.sh
. scripts/setup.sh
# shellcheck source=scripts/measure.sh
. scripts/measure.sh
# shellcheck source=scripts/study.sh
. scripts/study.sh
# shellcheck source=scripts/proof.sh
. scripts/proof.sh

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
    sources_allowed
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
