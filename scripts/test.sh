# shellcheck shell=bash
# The steps of ./dev test and ./dev check. Every step runs, whatever became of those before it; each is
# one line with its time, the log of one that failed follows it, and the last line counts them.

PASSED=0
FAILED=0

# step NAME COMMAND...: one step, counted. (COMMAND runs where bash does not stop at an error by itself:
# what must not be passed over says `|| return`.)
step() {
  local name=$1 start=$SECONDS status=0
  shift
  "$@" >"$(log_of "$name")" 2>&1 </dev/null || status=$?
  count "$name" "$status" $((SECONDS - start))
}

# Release builds keep one core busy for minutes: `beside NAME COMMAND...` begins one beside the steps that
# follow, `settle` waits for all of them and counts them.
BESIDE_NAMES=()
BESIDE_PIDS=()

beside() {
  local name=$1 log
  shift
  log=$(log_of "$name")
  (
    SECONDS=0 status=0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    echo "$status $SECONDS" >"$log.end"
  ) &
  BESIDE_NAMES+=("$name")
  BESIDE_PIDS+=("$!")
}

settle() {
  local index status seconds
  for index in "${!BESIDE_PIDS[@]}"; do
    wait "${BESIDE_PIDS[index]}" || true
    read -r status seconds <"$(log_of "${BESIDE_NAMES[index]}").end"
    count "${BESIDE_NAMES[index]}" "$status" "$seconds"
  done
  BESIDE_NAMES=()
  BESIDE_PIDS=()
}

# count NAME STATUS SECONDS: what became of a step.
count() {
  local log
  log=$(log_of "$1")
  if (($2 == 0)); then
    PASSED=$((PASSED + 1))
    printf 'ok      %4d s  %s%s\n' "$3" "$1" "$(tests_in "$log")"
  else
    FAILED=$((FAILED + 1))
    printf 'FAILED  %4d s  %s (%s)\n' "$3" "$1" "$log"
    show_tail "$log"
  fi
}

# How many tests a log counts, over cargo's and node's closing lines: ", 12 tests".
tests_in() {
  awk '/^test result: / { n += $4 } /^(# |ℹ )pass / { n += $3 } END { if (n) printf ", %d tests", n }' "$1"
}

# Runs tests, and fails where none ran.
some_tests() {
  "$@" | tee "$LOGS/some-tests.log" || return 1
  [[ -n $(tests_in "$LOGS/some-tests.log") ]] || { echo "no test ran" && return 1; }
}

finish() {
  printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
  ((FAILED == 0))
}

# Lints belong to the pinned compiler; a newer one may know more of them, and then only says so.
lint() {
  local deny=()
  if [[ $(version_of rustc) == "$RUST_VERSION" ]]; then deny=(-D warnings); fi
  cargo clippy "$@" -- "${deny[@]}"
}

# The app as the page has it. Debian's compiler compiles it; its lints, of another version, stay out.
lint_for_wasm() {
  local what=(--target "$WASM_TARGET" --lib --bin provenote --test 'browser*')
  if [[ $WASM == debian ]]; then for_wasm cargo check "${what[@]}"; else lint "${what[@]}"; fi
}

browser_tests() {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner CHROMEDRIVER=$(command -v chromedriver) \
    for_wasm cargo test --target "$WASM_TARGET" --test 'browser*'
}

# Two at a time: most of a journey is waiting.
journeys() { node --test --test-concurrency=2 tests/e2e/*.test.mjs; }

check_steps() {
  step "format" cargo fmt --check
  step "lints of the core" lint --no-default-features --lib --bin annotate
  step "lints of the app" lint --features schema --all-targets
  step "tests of the core" some_tests cargo test --no-default-features --features schema --lib --bins --tests
}

check_all() {
  check_steps
  finish
}

test_all() {
  run "fetching crates" cargo_offline_ready
  beside "release page" for_page trunk build --offline
  check_steps
  beside "release command line" cargo build --release --no-default-features --bin annotate
  step "lints of the app for wasm32" lint_for_wasm
  step "tests in the browser" some_tests browser_tests
  settle
  step "journeys through the page" some_tests journeys
  step "budgets" node tests/budgets.mjs
  sed 's/^/  /' "$(log_of budgets)"
  finish
}
