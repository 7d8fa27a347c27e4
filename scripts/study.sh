# The commands on simulated crawls: their test, the study of all municipalities, and scans beside other programs.
# Read by build.sh, which has `step`, `say`, `die` and `have`.
# shellcheck shell=bash

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
