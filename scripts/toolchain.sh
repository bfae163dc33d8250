# shellcheck shell=bash
# Which Rust compiler does what. Two questions, answered anew on every run, without installing:
#   NATIVE  rustup | system | debian    who compiles for this machine
#   WASM    same | add | debian         who compiles the page: the same compiler, the same once its
#                                       wasm32 target is added, or Debian's with a library built here

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/provenote
RUST_VERSION=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
WASM_BINDGEN_VERSION=$(sed -n 's/^wasm_bindgen = "\(.*\)"/\1/p' Trunk.toml)
TRUNK_VERSION=0.21.14
WASM_TARGET=wasm32-unknown-unknown
DEBIAN_LINKER=wasm-ld-22

PATH=$CACHE/trunk-$TRUNK_VERSION/bin:$CACHE/wasm-bindgen-$WASM_BINDGEN_VERSION/bin:$PWD/node_modules/.bin:$PATH
have cargo || PATH=$PATH:$HOME/.cargo/bin
export PATH

# Whether version $1 is $2 or later.
at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n1) == "$2" ]]; }

# The bare version out of `rustc 1.95.0 (...)`.
version_of() { "$@" --version 2>/dev/null | sed -n 's/^[a-z]* \([0-9.]*\).*/\1/p'; }

choose_native() {
  if have rustup; then
    NATIVE=rustup
    choose_rustup_toolchain
  elif have cargo-clippy && have cargo-fmt && at_least "$(version_of rustc)" "$RUST_VERSION"; then
    NATIVE=system
  else
    NATIVE=debian
  fi
}

# Exports RUSTUP_TOOLCHAIN: the pinned version under whatever name it is installed, or a newer one
# where the pinned one cannot be had. Set from outside, it is left alone.
choose_rustup_toolchain() {
  [[ -z ${RUSTUP_TOOLCHAIN:-} ]] || return 0
  local installed name version newest="" newest_version=0
  installed=$(rustup toolchain list)
  if name=$(grep -m1 -o "^$RUST_VERSION-[^ ]*" <<<"$installed"); then
    export RUSTUP_TOOLCHAIN=$name
    return 0
  fi
  while read -r name _; do
    version=$(version_of rustup run "$name" rustc)
    if [[ $version == "$RUST_VERSION" && $name != *nightly* ]]; then
      export RUSTUP_TOOLCHAIN=$name
      return 0
    fi
    if [[ -n $version ]] && at_least "$version" "$RUST_VERSION" && at_least "$version" "$newest_version"; then
      newest=$name newest_version=$version
    fi
  done <<<"$installed"
  if rustup toolchain install "$RUST_VERSION" --profile minimal --component clippy,rustfmt >"$(log_of rustup)" 2>&1; then
    export RUSTUP_TOOLCHAIN=$RUST_VERSION
  elif [[ -n $newest ]]; then
    say "Rust $RUST_VERSION cannot be downloaded: using the installed toolchain $newest ($newest_version)"
    export RUSTUP_TOOLCHAIN=$newest
  else
    say "no Rust $RUST_VERSION or later here, and none can be downloaded: using Debian's"
    NATIVE=debian
  fi
}

# Where Debian's compiler finds the wasm32 library built for it. Empty without that compiler.
debian_sysroot() {
  local version
  version=$(version_of /usr/bin/rustc)
  [[ -z $version ]] || printf '%s/wasm-std-%s' "$CACHE" "$version"
}

debian_std_ready() {
  local sysroot
  sysroot=$(debian_sysroot)
  [[ -n $sysroot && -d $sysroot/lib/rustlib/$WASM_TARGET/lib ]] && have "$DEBIAN_LINKER"
}

choose_wasm() {
  local way=${PROVENOTE_WASM:-auto}
  case $way in
    auto | rustup | debian) ;;
    *) fail "PROVENOTE_WASM is '$way'" "set it to rustup or debian, or leave it out" ;;
  esac
  if [[ $way == debian || $NATIVE == debian ]]; then
    WASM=debian
  elif [[ -d $(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib ]]; then
    WASM=same
  elif [[ $way == auto ]] && debian_std_ready; then
    WASM=debian
  elif have rustup; then
    WASM=add
  elif [[ $way == auto ]]; then
    WASM=debian
  else
    fail "PROVENOTE_WASM=rustup, and there is no rustup" "leave PROVENOTE_WASM out"
  fi
}

# Puts Debian's compiler before all others, by links, so that nothing else in /usr/bin moves up.
prefer_debian() {
  local links=$CACHE/debian-rust/bin tool
  mkdir -p "$links"
  for tool in cargo cargo-clippy cargo-fmt clippy-driver rustc rustdoc rustfmt; do
    if [[ -x /usr/bin/$tool ]]; then ln -sf "/usr/bin/$tool" "$links/$tool"; fi
  done
  PATH=$links:$PATH
}

# Makes this shell one that builds the page.
enter_wasm() {
  [[ $WASM == debian ]] || return 0
  prefer_debian
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$DEBIAN_LINKER
  CARGO_ENCODED_RUSTFLAGS=$(printf -- '--sysroot\x1f%s' "$(debian_sysroot)")
  export CARGO_ENCODED_RUSTFLAGS
}

# What the page is built with beside the compiler: a standard library of its own, made for size, in
# which a panic is a trap without a message. It is a sixth of the download (205 kB against 177 kB for
# the WebAssembly, packed by brotli). Cargo builds it with the page, from the library's source, and
# counts that as unstable; RUSTC_BOOTSTRAP lets a stable compiler do it. Tests keep the plain library,
# for its messages. Half the usual stack lets addresses, which begin behind it, be written in a byte less.
SMALL_FLAGS=(-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none
  --cfg 'sha2_backend="soft"' --cfg 'sha2_backend_soft="compact"' -Zinline-mir=no
  -Clink-arg=-zstack-size=524288)

# Whether the compiler at hand has the source of its standard library.
has_std_source() { [[ -f $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]; }

# Makes this shell one that builds the page as it is delivered.
enter_page() {
  enter_wasm
  if has_std_source; then
    CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf '%s' "${SMALL_FLAGS[*]}")
    export CARGO_ENCODED_RUSTFLAGS RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  fi
}

# for_page COMMAND...: runs COMMAND with what builds the page as it is delivered.
for_page() (
  enter_page
  exec "$@"
)

# for_wasm COMMAND...: runs COMMAND with the compiler that builds the page.
for_wasm() (
  enter_wasm
  exec "$@"
)

# Builds the wasm32 library from Debian's sources. Bitcode must be in it for link-time optimisation.
build_debian_std() {
  local work sysroot lib
  sysroot=$(debian_sysroot)
  lib=lib/rustlib/$WASM_TARGET/lib
  work=$(mktemp -d)
  mkdir -p "$work/src" "$work/sysroot/$lib"
  printf '#![no_std]\n' >"$work/src/lib.rs"
  printf '[package]\nname = "empty"\nedition = "2024"\n' >"$work/Cargo.toml"
  (
    prefer_debian
    cd "$work"
    RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$work/target cargo build --release \
      -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test --target "$WASM_TARGET"
  ) || return 1
  cp "$work/target/$WASM_TARGET/release/deps/"lib*.rlib "$work/sysroot/$lib/"
  rm -f "$work/sysroot/$lib/"libempty-*.rlib
  mkdir -p "$CACHE"
  rm -rf "$sysroot"
  mv "$work/sysroot" "$sysroot"
  rm -rf "$work"
}
