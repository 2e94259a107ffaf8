#!/usr/bin/env bash
# Gets ready what the tests need beyond the .NET SDK.
#
#   eval "$(tests/prepare.sh)"     installs what is missing (as root, on Debian), starts a PostgreSQL of the tests' own and
#                                  prints the variables that point to it; everything else it says goes to standard error
#   tests/prepare.sh stop          stops that PostgreSQL ($CVAULT_TEST_POSTGRES_DIR) and removes it
#
# Who is not root, or not on Debian, is told which packages to install; the tests that need them are skipped then (and fail with CI=true).
set -euo pipefail

say() { echo "prepare: $*" >&2; }

postgres_bin() {
  local dir
  for dir in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(pg_config --bindir 2>/dev/null || true)"; do
    [ -x "$dir/initdb" ] && { echo "$dir"; return; }
  done
  return 0
}

missing() {
  # The same browser without windows: it draws the same pages with less work.
  command -v chromium-headless-shell >/dev/null || echo chromium-headless-shell
  command -v soffice >/dev/null || echo libreoffice-writer-nogui
  has_calc || echo libreoffice-calc-nogui
  [ -n "$(postgres_bin)" ] || echo postgresql
  has_font 'Noto Sans CJK' || echo fonts-noto-cjk
  has_font 'WenQuanYi Micro Hei' || echo fonts-wqy-microhei
}

# Calc reads back the workbooks that the program writes; the program itself does without it.
has_calc() { compgen -G "/usr/lib/libreoffice/program/libsclo.so" >/dev/null || compgen -G "/opt/libreoffice*/program/libsclo.so" >/dev/null; }

# The fonts are listed in a variable first: grep -q leaving early would break the pipe.
has_font() {
  local fonts
  fonts=$(fc-list 2>/dev/null || true)
  grep -q "$1" <<<"$fonts"
}

install() {
  local packages
  packages=$(missing | tr '\n' ' ')
  [ -n "${packages// /}" ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "not installed: $packages"
    say "on Debian: sudo apt-get install --no-install-recommends $packages"
    return 0
  fi
  say "installing $packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q >&2 || say "the package lists could not be brought up to date"
  # shellcheck disable=SC2086 — the names are to be split
  apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 $packages >&2 || say "could not install everything of: $packages"
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start_postgres() {
  local bin dir port attempt
  if [ -n "${CVAULT_TEST_POSTGRES:-}" ]; then
    say "PostgreSQL: the one that CVAULT_TEST_POSTGRES names"
    return 0
  fi
  bin=$(postgres_bin)
  if [ -z "$bin" ]; then
    say "no PostgreSQL: its tests cannot run"
    return 0
  fi
  dir=$(mktemp -d "${TMPDIR:-/tmp}/cvault-postgres-XXXXXX")
  [ "$(id -u)" = 0 ] && chown postgres "$dir"
  as_postgres "$bin/initdb" -D "$dir/data" -U cvault --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$dir.log" 2>&1 || { cat "$dir.log" >&2; return 1; }
  # Its data live as long as the tests: flushing them to disk would only cost time.
  cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir'
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
  for attempt in 1 2 3 4 5 6 7 8; do
    port=$((20000 + (RANDOM % 20000)))
    if as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -o "-p $port" -w start >/dev/null 2>&1; then
      say "PostgreSQL on 127.0.0.1:$port in $dir"
      echo "export CVAULT_TEST_POSTGRES_DIR='$dir'"
      echo "export CVAULT_TEST_POSTGRES='Host=127.0.0.1;Port=$port;Username=cvault;Database=postgres'"
      return 0
    fi
  done
  say "PostgreSQL did not start:"
  cat "$dir/server.log" >&2
  return 1
}

stop_postgres() {
  local dir=${CVAULT_TEST_POSTGRES_DIR:-}
  [ -n "$dir" ] && [ -d "$dir/data" ] || return 0
  as_postgres "$(postgres_bin)/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir" "$dir.log"
}

case ${1:-start} in
  start) install; start_postgres ;;
  stop) stop_postgres ;;
  *) echo "usage: $0 [start|stop]" >&2; exit 2 ;;
esac
