#!/usr/bin/env bash
# usage: fuzz/run.sh SECONDS [TARGET...]
#
# Builds the fuzz targets once, gives them our own pages as a start, and runs each for SECONDS.
# Stops with an error at the first input that breaks a target; that input is then in fuzz/artifacts/TARGET/.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SECONDS_EACH=$1
shift
readonly TARGET_DIR=${CARGO_TARGET_DIR:-target}/fuzz
# `doors` compares two readers and may differ where both are right; it is for the long runs.
readonly QUICK="html snapshot rubric"
# Larger pages have tests of their own (tests/properties/limits.rs); here many small ones find more.
readonly LONGEST=60000

# The pages of the tests as seeds: with their address for `html`, as records for `snapshot`.
seeds() {
    local page name address
    mkdir -p fuzz/corpus/{html,snapshot,doors,rubric}
    # Not through the alias of Cargo: that would ask for every page whether there is something to build.
    cargo build --quiet --locked --package xtask
    for page in tests/pages/*.html; do
        name=$(basename "$page" .html)
        address=$(sed -n 's/^address = "\(.*\)"$/\1/p' "tests/pages/$name.toml" 2>/dev/null || true)
        { echo "$address"; cat "$page"; } >"fuzz/corpus/html/$name"
        cp "$page" "fuzz/corpus/doors/$name"
        # Not every page is UTF-8; those are for the command line.
        "${CARGO_TARGET_DIR:-target}/debug/xtask" snapshot "$page" "fuzz/corpus/snapshot/$name" 2>/dev/null || true
    done
    for page in rubric/topics/*/*.toml; do
        cp "$page" "fuzz/corpus/rubric/$(basename "$page")"
    done
}

# Without a sanitizer: our code forbids `unsafe`, and so a compiler of the stable channel is enough.
build() { cargo fuzz build --sanitizer none --target-dir "$TARGET_DIR"; }

run() {
    local target=$1 bin
    bin=$(ls "$TARGET_DIR"/*/release/"$target")
    mkdir -p "fuzz/artifacts/$target"
    echo "== $target, $SECONDS_EACH s"
    "$bin" "fuzz/corpus/$target" -max_total_time="$SECONDS_EACH" -timeout=10 -rss_limit_mb=2048 -max_len="$LONGEST" \
        -dict=fuzz/words.dict -artifact_prefix="fuzz/artifacts/$target/" -print_final_stats=1 -verbosity=0 2>&1 |
        grep -E 'panicked|assert|left:|right:|ERROR|Test unit|SUMMARY|number_of_executed|average_exec|slowest_unit|peak_rss|Done'
}

seeds
build
for target in ${*:-$QUICK}; do run "$target"; done
