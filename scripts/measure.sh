# The commands that measure: accuracy on labelled pages, and the speed of the engine.
# Read by build.sh, which has `step`, `say`, `die` and `have`.
# shellcheck shell=bash

readonly CORPUS=${LOKETMETER_CORPUS:-../shared/corpus}

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
    for size in 50 300 1000 5000; do
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
    # In the module that people get, which is built for size.
    build_gen
    node tests/bench/memory.mjs "$GEN" out/bench/300-kB.{html,snapshot} out/bench/5000-kB.{html,snapshot}
    if have valgrind; then
        step "stages as a program" cargo build --locked --release --features bench --example stages
        node tests/bench/instructions.mjs "${CARGO_TARGET_DIR:-target}/release/examples/stages" out/bench \
            out/bench/{50,300,1000}-kB.{html,snapshot}
    else
        say "instructions per stage are not counted: valgrind is missing."
    fi
}
