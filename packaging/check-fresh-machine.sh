#!/usr/bin/env bash
# Shows that the two commands work where only python3, pip and make are there: a clone in a temporary folder, a home of
# its own, the system's python3, and an ensurepip that cannot be imported (Debian without python3-venv).
#
#   packaging/check-fresh-machine.sh [--link-packages VENV] [--python /usr/bin/python3] [--keep]
#
# --link-packages: the new environment sees the packages of VENV instead of downloading and installing 6 GB again.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
python=/usr/bin/python3
linked=""
keep=no
while [ $# -gt 0 ]; do
  case $1 in
    --link-packages) linked=$(cd "$2" && pwd); shift 2 ;;
    --python) python=$2; shift 2 ;;
    --keep) keep=yes; shift ;;
    *) sed -n '2,8p' "$0" >&2; exit 2 ;;
  esac
done

place=$(mktemp -d)
server=""
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  if [ "$keep" = yes ]; then echo "kept: $place"; else rm -rf "$place"; fi
}
trap finish EXIT

say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

mkdir -p "$place/home" "$place/bin" "$place/no-ensurepip/ensurepip"
echo 'raise ImportError("this machine has no python3-venv")' > "$place/no-ensurepip/ensurepip/__init__.py"
ln -s "$python" "$place/bin/python3"
git clone -q --no-hardlinks "$repository" "$place/segtool"
cd "$place/segtool"

# Only what reaches the package index is handed on from the person's environment.
kept=()
while IFS= read -r line; do kept+=("$line"); done < <(env | grep -iE '^(pip_[a-z_]+|[a-z]+_proxy|ssl_cert_file)=' || true)
fresh() {
  env -i "${kept[@]}" HOME="$place/home" PATH="$place/bin:/usr/bin:/bin:/usr/sbin:/sbin" LANG=C.UTF-8 \
    PYTHONPATH="$place/no-ensurepip" PIP_CACHE_DIR="${PIP_CACHE_DIR:-$HOME/.cache/pip}" "$@"
}
arguments=()
if [ -n "$linked" ]; then arguments=(SETUP_ARGS="--link-packages $linked"); fi

fresh python3 -c 'import ensurepip' 2>/dev/null && fail "ensurepip can be imported; this shows nothing"

say "make run without a display: sets up, then one sentence"
status=0
start=$(date +%s)
fresh make run "${arguments[@]}" > "$place/first.txt" 2>&1 || status=$?
cat "$place/first.txt"
[ $status -ne 0 ] || fail "make run did not say that there is no display"
grep -qi 'display' "$place/first.txt" || fail "the missing display is not named"
grep -qiE 'aborted|could not load the qt platform plugin' "$place/first.txt" && fail "Qt aborted"
say "the first run took $(($(date +%s) - start)) s"

say "a second run installs nothing"
start=$(date +%s)
fresh make run "${arguments[@]}" > "$place/second.txt" 2>&1 || true
grep -qE 'Collecting|Installing|Successfully' "$place/second.txt" && fail "something was installed again"
seconds=$(($(date +%s) - start))
[ $seconds -le 15 ] || fail "the second run took $seconds s"
say "it took $seconds s"

say "headless commands"
fresh .venv/bin/python -m segtool --version
fresh .venv/bin/python -m segtool sample "$place/sample"
fresh .venv/bin/python -m segtool predict "$place/sample" --out "$place/predicted" --device cpu --quiet
[ "$(find "$place/predicted" -name '*.png' | wc -l)" -eq "$(find "$place/sample/images" -type f | wc -l)" ] ||
  fail "not every photograph of the sample has a prediction"

say "make run with a display: the window opens on the sample, and ends cleanly"
command -v Xvfb >/dev/null && command -v xdotool >/dev/null || fail "Xvfb and xdotool are needed to look at the window"
mkfifo "$place/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3> "$place/display" 2> /dev/null &
server=$!
read -r number < "$place/display"
fresh DISPLAY=":$number" make run "${arguments[@]}" > "$place/window.txt" 2>&1 &
running=$!
window=""
for _ in $(seq 120); do
  window=$(DISPLAY=":$number" xdotool search --onlyvisible --name 'segtool' 2>/dev/null | head -n 1 || true)
  [ -z "$window" ] || break
  kill -0 "$running" 2>/dev/null || break
  sleep 0.5
done
[ -n "$window" ] || { cat "$place/window.txt"; fail "no window appeared"; }
say "window: $(DISPLAY=":$number" xdotool getwindowname "$window")"
sleep 3
kill -TERM "$(DISPLAY=":$number" xdotool getwindowpid "$window")"
status=0
wait "$running" || status=$?
[ $status -eq 0 ] || { cat "$place/window.txt"; fail "the window ended with status $status"; }

say "make test sets up what tests need"
fresh make test "${arguments[@]}" PYTEST_ARGS="-q tests/test_datasets.py tests/packaging"
say "all of it works"
