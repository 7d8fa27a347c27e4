# What must be there: sets up what is missing, or says what to install.
# Read by build.sh, which has `step`, `say`, `die` and `have`.
# shellcheck shell=bash

readonly NODE_MIN=20.15
readonly BROWSER_PACKAGES="chromium firefox-esr fonts-dejavu-core"

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
    # shellcheck disable=SC2086 # the packages are separate words
    has_browser "$1" || apt_install $BROWSER_PACKAGES || say "apt could not install: $BROWSER_PACKAGES"
    # Where the tests look for them.
    export LOKETMETER_CHROMIUM LOKETMETER_FIREFOX
    LOKETMETER_CHROMIUM=$(find_chromium || true)
    LOKETMETER_FIREFOX=$(find_firefox || true)
    has_browser "$1"
}

# apt_install PACKAGE...: only for root, and only where there is apt.
apt_install() {
    have apt-get && [ "$(id -u)" -eq 0 ] || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

readonly BROWSER_ADVICE="Install them (Debian: sudo apt-get install $BROWSER_PACKAGES), or give their paths in LOKETMETER_CHROMIUM and LOKETMETER_FIREFOX."
