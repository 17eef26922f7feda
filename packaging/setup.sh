# Sourced by run and test, with $root set: `prepare LEVEL` fills .venv with what is missing.
# Levels: command (no window), window, test. POSIX sh.
# shellcheck shell=sh

# Names of one library on different releases are parted by "|".
# What Qt's libraries and plugins ask of the system; bare_systems finds what is missing here.
window_packages="libglib2.0-0t64|libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1
    libdbus-1-3 libgssapi-krb5-2 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
    libxcb-shape0 libwayland-cursor0 libwayland-egl1"
test_packages="$window_packages xvfb xauth xdotool poppler-utils openssl strace dbus at-spi2-core
    python3-pyatspi gir1.2-atspi-2.0 openbox locales faketime default-jdk-headless libjaxb-java"

venv=$root/.venv
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME VIRTUAL_ENV

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

prepare() {
    is_ready "$1" && return
    [ -w "$root" ] || stop "Nothing can be written to $root: put the checkout in a folder of your own."
    log=$(mktemp "${TMPDIR:-/tmp}/mentor-desktop-setup.XXXXXX")
    printf 'Setting up Mentor Desktop in %s; the first time takes a few minutes.\n' "$venv" >&2
    case $1 in
        window) need_packages $window_packages ;;
        test) need_packages $test_packages ;;
    esac
    make_environment
    fill_environment "$1"
    key >"$venv/ready-$1"
    rm -f "$log"
}

# A higher level has all that a lower one needs.
is_ready() {
    case $1 in
        command) set -- command window test ;;
        window) set -- window test ;;
    esac
    now=$(key) || return 1
    for level in "$@"; do
        [ -f "$venv/ready-$level" ] && [ "$(cat "$venv/ready-$level")" = "$now" ] && return
    done
    return 1
}

# What the set-up depends on, as one line; fails where there is no working .venv.
key() {
    version=$("$venv/bin/python" -V 2>/dev/null) || return 1
    { echo "$version $root" && cat "$root/pyproject.toml" "$root/packaging/setup.sh"; } | cksum
}

need_packages() {
    command -v apt-get >/dev/null 2>&1 || return 0
    missing=
    for names in "$@"; do
        is_installed "$names" || missing="$missing $names"
    done
    [ -n "$missing" ] || return 0
    may_install || stop "Some system packages are missing. Please run this, then start again:" \
        "sudo apt-get install$(for names in $missing; do printf ' %s' "$(name_here "$names")"; done)"
    as_root apt-get update >>"$log" 2>&1 || :
    chosen=
    for names in $missing; do
        chosen="$chosen $(name_here "$names")"
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install \
        -y --no-install-recommends $chosen >>"$log" 2>&1 ||
        stop "The system packages$chosen could not be installed; what apt said is in $log."
}

is_installed() {
    for name in $(echo "$1" | tr '|' ' '); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && return
    done
    return 1
}

# The name that this release has; the last one where apt knows none.
name_here() {
    for name in $(echo "$1" | tr '|' ' '); do
        [ -n "$(apt-cache show "$name" 2>/dev/null)" ] && break
    done
    echo "$name"
}

may_install() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

make_environment() {
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 && is_new_enough "$venv/bin/python" && return
    find_python
    # Debian parts venv from Python.
    "$python" -c 'import ensurepip, venv' 2>/dev/null || {
        command -v apt-get >/dev/null 2>&1 || stop "This Python has no module venv: $python."
        need_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    }
    "$python" -m venv --clear "$venv" >>"$log" 2>&1 ||
        stop "A virtual environment could not be made in $venv; what Python said is in $log."
}

find_python() {
    pick_python && return
    command -v python3 >/dev/null 2>&1 || need_packages python3
    pick_python && return
    stop "Mentor Desktop needs Python 3.11 or newer, and there is none on this computer."
}

pick_python() {
    for python in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        is_new_enough "$python" && return
    done
    return 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

fill_environment() {
    level=$1
    parts=.
    [ "$level" = test ] && parts='.[test]'
    # The pip that comes with Python 3.11 and 3.12 takes twice as long to choose the packages.
    install_with_pip --upgrade pip
    install_with_pip --editable "$parts"
    "$venv/bin/python" "$root/packaging/translations.py" compile >>"$log" 2>&1 ||
        stop "The translations could not be compiled; why is in $log."
    # Without .pyc files the window takes twice as long to come; not every file of every
    # package compiles, and need not. Tests make those that they need.
    set -- "$root/mentor_desktop"
    [ "$level" = test ] || set -- "$@" "$venv/lib"
    "$venv/bin/python" -m compileall -qq -j 0 "$@" || :
}

install_with_pip() {
    (cd "$root" && "$venv/bin/python" -m pip install --quiet --no-input --no-compile \
        --disable-pip-version-check "$@") >>"$log" 2>&1 ||
        stop "The Python packages could not be installed (is this computer online?);" \
            "what pip said is in $log."
}
