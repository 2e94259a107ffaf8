#!/usr/bin/env bash
# The test command, for people and for CI: restore, build without a warning, formatting, then every suite.
# Closes with one line "N passed, N failed[, N skipped]"; exit code 0 only when something ran and nothing failed.
#
#   ./test.sh              everything
#   ./test.sh Database     the suites whose name contains the word
set -uo pipefail
cd "$(dirname "$0")"

configuration=Release
suites=(ComplianceVault.Tests ComplianceVault.Database.Tests ComplianceVault.EndToEnd)
# The whole run, build included: what is still at work then is stopped and counts as failed, and the closing line is written.
seconds=$((58 * 60))

# The programs under test live for minutes: recompiling them by profile costs more than it gives.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=0x400
# The summaries are read below: they must be in English.
export DOTNET_CLI_UI_LANGUAGE=en TESTINGPLATFORM_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
if [ "${CI:-}" = true ]; then
  # No helper process may outlive the run: the compiler's server is ended with it.
  export MSBUILDDISABLENODEREUSE=1
fi

passed=0 failed=0 skipped=0 report=()
log=$(mktemp -d)
finish() {
  tests/prepare.sh stop
  [ "${CI:-}" = true ] && dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
  rm -rf "$log"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Runs a command for at most what is left of the time.
within() {
  if command -v timeout >/dev/null; then
    timeout -k 30 $([ -t 1 ] && echo --foreground) $((seconds > SECONDS ? seconds - SECONDS : 1)) "$@"
  else
    "$@"
  fi
}

minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

step() {
  local name=$1 begin=$SECONDS
  shift
  echo "== $name"
  if within "$@" </dev/null; then
    report+=("$(printf '%-34s %6s' "$name" "$(minutes $((SECONDS - begin)))")")
  else
    report+=("$(printf '%-34s %6s  FAILED' "$name" "$(minutes $((SECONDS - begin)))")")
    failed=$((failed + 1))
    return 1
  fi
}

# The last number that the test platform's summary gives under a word.
counted() { sed -n "s/^ *$2: *\([0-9][0-9]*\).*/\1/p" "$1" | tail -1; }

suite() {
  local name=$1 begin=$SECONDS code p f s note=""
  if [ -z "$(find "tests/$name" -name '*.cs' -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
    echo "== $name has no tests yet"
    return
  fi
  echo "== $name"
  within dotnet test --project "tests/$name" --configuration $configuration --no-build --no-progress \
    </dev/null 2>&1 | tee "$log/$name"
  code=${PIPESTATUS[0]}
  p=$(counted "$log/$name" succeeded) f=$(counted "$log/$name" failed) s=$(counted "$log/$name" skipped)
  p=${p:-0} f=${f:-0} s=${s:-0}
  # Stopped, crashed, or without a single test: one failure, whatever was counted.
  if [ "$code" != 0 ] && [ "$f" = 0 ]; then
    f=1 note="  exit code $code"
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  report+=("$(printf '%-34s %6s  %5d passed  %d failed  %d skipped%s' "$name" "$(minutes $((SECONDS - begin)))" "$p" "$f" "$s" "$note")")
}

close() {
  echo
  echo "-- minutes"
  printf '%s\n' "${report[@]}"
  echo
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
  exit
}

variables=$(tests/prepare.sh) || { report+=("prepare FAILED"); failed=1; close; }
eval "$variables"

step "restore" dotnet restore ComplianceVault.sln || close
step "build" dotnet build ComplianceVault.sln --configuration $configuration --no-restore -warnaserror || close
if [ $# = 0 ]; then
  step "format" dotnet format ComplianceVault.sln --no-restore --verify-no-changes
fi
for name in "${suites[@]}"; do
  [[ "$name" == *"${1:-}"* ]] && suite "$name"
done
close
