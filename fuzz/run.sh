#!/usr/bin/env bash
# usage: fuzz/run.sh SECONDS [TARGET...]
#
# Builds the fuzz targets once, gives them our own pages as a start, and runs each for SECONDS.
# Stops with an error at the first input that breaks a target; that input is then in fuzz/artifacts/TARGET/.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SECONDS_EACH=$1
shift
# 0 is a seed of chance.
readonly SEED=${LOKETMETER_FUZZ_SEED:-0}
readonly TARGET_DIR=${CARGO_TARGET_DIR:-target}/fuzz
# `doors` compares two readers and may differ where both are right; it is for the long runs.
readonly QUICK="html snapshot rubric warc"
# Larger pages have tests of their own (tests/properties/limits.rs); here many small ones find more.
readonly LONGEST=60000

# The pages of the tests as seeds: with their address for `html`, as records for `snapshot`.
seeds() {
    local page name address
    mkdir -p fuzz/corpus/{html,snapshot,doors,rubric,warc}
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

# Not every mistake of an overlay is one of a topic file.
overlay_seed() {
    printf '%s\n' 'name = "Gemeente Voorbeeldstad"' '[[topic]]' 'id = "meedoenregeling"' 'everyday = ["voorbeeldpas", "(de) pas # ..  kind*"]' \
        '[[publisher]]' 'id = "sd-voorbeeldstreek"' 'class = "executor"' 'host = ["*.sdvoorbeeldstreek.example"]' 'evidence = "our own"' \
        '[[not_applicable]]' 'id = "topic/bbz"' 'reason = "The region does this for us."' >fuzz/corpus/rubric/overlay.toml
}

# archive PAGE...: a response in a WARC record for each page.
archive() {
    local page http
    for page in "$@"; do
        http=$'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n'
        http+=$(printf '%x' "$(wc -c <"$page")")$'\r\n'$(cat "$page")$'\r\n0\r\n\r\n'
        printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.voorbeeldstad.example/%s\r\n' "${page##*/}"
        printf 'Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n' "$(printf %s "$http" | wc -c)"
        printf '%s\r\n\r\n' "$http"
    done
}

# Archives with one and with three records: plain, as one gzip member, and as a member each.
archive_seeds() {
    local pages=() page name
    for page in tests/pages/*.html; do
        # Not the largest, so that three fit.
        [ "$(wc -c <"$page")" -gt 6000 ] || pages+=("$page")
    done
    pages=("${pages[@]:0:12}")
    for page in "${pages[@]}"; do
        name=fuzz/corpus/warc/$(basename "$page" .html)
        { printf '\1'; archive "$page"; } >"$name"
        { printf '\1'; archive "$page" | gzip -n; } >"$name.gz"
    done
    { printf '\2'; archive "${pages[@]:0:3}"; } >fuzz/corpus/warc/three
    { printf '\2'; archive "${pages[@]:0:3}" | gzip -n; } >fuzz/corpus/warc/three.gz
    { printf '\2'; for page in "${pages[@]:0:3}"; do archive "$page" | gzip -n; done; } >fuzz/corpus/warc/members.gz
}

# Without a sanitizer: our code forbids `unsafe`, and so a compiler of the stable channel is enough.
build() { cargo fuzz build --sanitizer none --target-dir "$TARGET_DIR"; }

run() {
    local target=$1 bin
    bin=$(ls "$TARGET_DIR"/*/release/"$target")
    mkdir -p "fuzz/artifacts/$target"
    echo "== $target, $SECONDS_EACH s"
    "$bin" "fuzz/corpus/$target" -max_total_time="$SECONDS_EACH" -seed="$SEED" -timeout=30 -rss_limit_mb=2048 -max_len="$LONGEST" \
        -dict=fuzz/words.dict -artifact_prefix="fuzz/artifacts/$target/" -print_final_stats=1 -verbosity=0 2>&1 |
        grep -E 'panicked|assert|left:|right:|ERROR|Test unit|SUMMARY|number_of_executed|average_exec|slowest_unit|peak_rss|Done'
}

seeds
overlay_seed
archive_seeds
build
for target in ${*:-$QUICK}; do run "$target"; done
