# shellcheck shell=bash
# Installs what is missing, and only that. `set_up native`: Rust alone; `set_up page`: what builds the
# page; `set_up browser`: what tests it too.

set_up() {
  local wants=$1
  choose_native
  choose_wasm
  if [[ $NATIVE == rustup && ! -x $(rustc --print sysroot)/bin/cargo-clippy ]]; then
    run "adding clippy and rustfmt to Rust" rustup component add clippy rustfmt
  fi
  if [[ $wants != native && $WASM == add ]]; then add_wasm_target; fi
  if [[ $wants != native && $WASM == same ]] && ! has_std_source; then add_std_source; fi
  # Debian's packages come first where the compiler is among them; otherwise they and the tools
  # that Rust builds from source install at the same time.
  if [[ $NATIVE == debian ]]; then
    install_missing_packages "$wants"
    prefer_debian
  fi
  [[ $wants == native ]] || start_tools
  install_missing_packages "$wants"
  [[ $wants == native ]] || start_npm_packages
  if [[ $wants == browser && $WASM == debian ]] && ! debian_std_ready; then
    start "building the wasm32 standard library for tests (about 2 minutes, once)" build_debian_std
  fi
  finish_all
}

add_wasm_target() {
  say "adding the $WASM_TARGET target to Rust ..."
  if timeout 180 rustup target add "$WASM_TARGET" >"$(log_of target)" 2>&1; then
    WASM=same
  elif [[ ${PROVENOTE_WASM:-auto} == auto ]] && have apt-get; then
    say "it cannot be downloaded here: using Debian's compiler for the page"
    WASM=debian
  else
    show_tail "$(log_of target)"
    fail "adding the $WASM_TARGET target" "check the connection, or install it by hand: rustup target add $WASM_TARGET"
  fi
}

# The source that `enter_page` builds a smaller standard library from. The page works without it.
add_std_source() {
  say "adding the standard library's source to Rust ..."
  if ! have rustup || ! timeout 180 rustup component add rust-src >"$(log_of source)" 2>&1; then
    say "it cannot be had here: the page is built with the plain library, and is a sixth larger"
  fi
}

# The names of Debian's packages that $1 wants and the machine lacks.
missing_packages() {
  local wants=$1
  have cc || echo gcc libc6-dev
  if [[ $NATIVE == debian ]]; then
    [[ -x /usr/bin/cargo-clippy ]] || echo rust-web-clippy
    [[ -x /usr/bin/cargo-fmt ]] || echo rustfmt-web
  fi
  if [[ $NATIVE == debian || ($WASM == debian && $wants != native) ]]; then
    if [[ ! -x /usr/bin/cargo ]] || ! at_least "$(version_of /usr/bin/rustc)" "$RUST_VERSION"; then
      echo rustc-web cargo-web
    fi
  fi
  [[ $wants != native ]] || return 0
  if [[ $WASM == debian ]]; then
    dpkg -s rust-web-src >/dev/null 2>&1 || echo rust-web-src
    have "$DEBIAN_LINKER" || echo lld-22
  fi
  have node || echo nodejs
  have npm || echo npm
  [[ $wants == browser ]] || return 0
  find_chromium || echo chromium
  have chromedriver || echo chromium-driver
}

# Exports CHROMIUM, the browser for tests, where there is one.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [[ -n $name ]] && have "$name"; then
      CHROMIUM=$(command -v "$name")
      export CHROMIUM
      return 0
    fi
  done
  return 1
}

install_missing_packages() {
  local packages as_root=()
  mapfile -t packages < <(missing_packages "$1" | tr ' ' '\n')
  if ((${#packages[@]} > 0)); then
    have apt-get || fail "missing: ${packages[*]} (Debian's names)" "install them, then run the same command again"
    if (($(id -u) != 0)); then
      have sudo || fail "missing: ${packages[*]}" "as root: apt-get update && apt-get install ${packages[*]}"
      as_root=(sudo)
      sudo -v || fail "sudo was refused" "as root: apt-get update && apt-get install ${packages[*]}"
    fi
    run "reading the lists of packages" "${as_root[@]}" apt-get update
    run "installing ${packages[*]} (up to a minute)" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "${packages[@]}"
  fi
  find_chromium || true
}

# Trunk and wasm-bindgen, from source. Optimising them costs minutes of building and saves no second of use.
start_tools() {
  if [[ ! -x $CACHE/wasm-bindgen-$WASM_BINDGEN_VERSION/bin/wasm-bindgen ]]; then
    start "building wasm-bindgen from source (about 2 minutes, once)" \
      install_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$CACHE/wasm-bindgen-$WASM_BINDGEN_VERSION" 1
  fi
  if [[ ! -x $CACHE/trunk-$TRUNK_VERSION/bin/trunk ]]; then
    start "building Trunk from source (about 4 minutes, once)" \
      install_tool trunk "$TRUNK_VERSION" "$CACHE/trunk-$TRUNK_VERSION" 0
  fi
}

# install_tool CRATE VERSION FOLDER LEVEL. Without default features: TLS, which only downloads need.
install_tool() {
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 CARGO_PROFILE_RELEASE_OPT_LEVEL=$4 \
    cargo install --locked --no-default-features --root "$3" "$1" --version "$2"
}

start_npm_packages() {
  if ! cmp -s package-lock.json node_modules/.provenote-lock; then
    start "installing npm packages (seconds)" install_npm_packages
  fi
}

install_npm_packages() {
  npm ci && cp package-lock.json node_modules/.provenote-lock
}

# Trunk asks cargo to stay offline, so that a build never waits for a network. Without a target cargo leaves out
# what only the standard library of that target needs.
cargo_offline_ready() {
  for_page cargo fetch --locked && for_page cargo fetch --locked --target "$WASM_TARGET"
}
