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
    have c++ || die "fuzzing needs a C++ compiler. Install one (Debian: sudo apt-get install g++)."
    need_tool fuzz 0.13.2
    local seconds=${1:-60}
    shift || true
    step "fuzzing" bash fuzz/run.sh "$seconds" "$@"
}
