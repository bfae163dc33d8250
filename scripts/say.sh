# shellcheck shell=bash
# How ./dev talks: one line a step, the log of a step only where it failed.

LOGS=target/dev-logs

say() { printf '%s\n' "$*"; }

# What failed, and what to do about it.
fail() {
  printf '\nFAILED: %s\n  what to do: %s\n' "$1" "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# The log file of the step named $1.
log_of() {
  mkdir -p "$LOGS"
  printf '%s/%s.log' "$LOGS" "$(printf '%s' "${1%% (*}" | tr -cs '[:alnum:]' '-')"
}

show_tail() { tail -n 40 "$1" | sed 's/^/  | /' >&2; }

# run NAME COMMAND...: says NAME, runs COMMAND quietly, says how long it took.
run() {
  local name=$1 log start=$SECONDS
  shift
  log=$(log_of "$name")
  if [[ -t 1 ]]; then printf '%s ...\r' "$name"; else say "$name ..."; fi
  if ! "$@" >"$log" 2>&1 </dev/null; then
    show_tail "$log"
    fail "$name" "the whole log is in $log"
  fi
  say "${name%% (*}: done in $((SECONDS - start)) s"
}

# Steps that run beside each other: `start NAME COMMAND...` begins one, `finish_all` waits for them.
JOB_NAMES=()
JOB_PIDS=()

start() {
  local name=$1 log
  shift
  log=$(log_of "$name")
  say "$name ..."
  (
    SECONDS=0
    "$@" >"$log" 2>&1 </dev/null || exit 1
    say "${name%% (*}: done in $SECONDS s"
  ) &
  JOB_NAMES+=("$name")
  JOB_PIDS+=("$!")
}

finish_all() {
  local index failed=""
  for index in "${!JOB_PIDS[@]}"; do
    if ! wait "${JOB_PIDS[index]}"; then
      failed=${JOB_NAMES[index]}
      say "failed: $failed"
      show_tail "$(log_of "$failed")"
    fi
  done
  JOB_NAMES=()
  JOB_PIDS=()
  [[ -z $failed ]] || fail "$failed" "see the log above, and $(log_of "$failed"); then run the same command again: what is done stays done"
}
