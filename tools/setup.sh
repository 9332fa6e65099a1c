#!/usr/bin/env bash
# Sets Scorecard up on Debian and Ubuntu: system libraries, a virtual environment, the Python packages.
#
#   tools/setup.sh app     what it takes to open the window
#   tools/setup.sh dev     that and what the tests and checks need
#   tools/setup.sh build   that and what makes the app
#
# As root missing system packages are installed by apt; otherwise the line that does so is printed.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PATH:/usr/sbin:/sbin"

goal="${1:?app, dev or build}"
venv="${VENV:-.venv}"

# Qt's libraries: the file that is looked for, and the package that brings it.
libraries="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0
"

# What PyInstaller takes libraries apart with, and the one of Python that the app carries.
missing_for_build() {
    local series
    series="$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    if ! command -v objcopy >/dev/null; then echo binutils; fi
    if ! "$1" -c "import pathlib, sysconfig; folders = map(sysconfig.get_config_var, ('LIBDIR', 'LIBPL')); \
exit(not any(pathlib.Path(folder, 'libpython$series.so.1.0').exists() for folder in folders if folder))" &&
        ! ldconfig -p | grep -q "libpython$series.so"; then
        echo "libpython$series"
    fi
}

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

missing_packages() {
    local known file package python
    known="$(ldconfig -p)"
    while read -r file package; do
        if [ -n "$file" ] && ! grep -q "$file" <<<"$known"; then echo "$package"; fi
    done <<<"$libraries"
    python="$(find_python)"
    if [ -z "$python" ]; then
        printf '%s\n' python3 python3-venv
    elif [ ! -x "$venv/bin/python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo python3-venv
    fi
    if [ "$goal" = build ]; then
        if [ -n "$python" ]; then missing_for_build "$python"; fi
    fi
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

install_packages() {
    local packages
    packages="$(missing_packages | tr '\n' ' ')"
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "Scorecard needs some system packages first. On Debian or Ubuntu this installs them:" >&2
        echo "    sudo apt-get install -y --no-install-recommends $packages" >&2
        exit 1
    fi
    apt-get update
    # shellcheck disable=SC2086 # a list of words
    apt_install $packages
}

# What is good to have but not needed: the font of the design, and the spreadsheet that tests exports.
install_extras() {
    local wanted=()
    [ -d /usr/share/fonts/opentype/inter ] || wanted+=(fonts-inter)
    if [ "$goal" = dev ] && ! command -v soffice >/dev/null; then wanted+=(libreoffice-calc); fi
    [ ${#wanted[@]} != 0 ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "Optional: sudo apt-get install -y --no-install-recommends ${wanted[*]}"
        return 0
    fi
    apt-get update
    for package in "${wanted[@]}"; do
        apt_install "$package" || echo "Going on without $package."
    done
}

require_python() {
    [ -n "$(find_python)" ] && return
    echo "Scorecard needs Python 3.11 or newer; this system offers $(python3 --version 2>&1)." >&2
    exit 1
}

install_python_packages() {
    local what="."
    [ "$goal" = app ] || what=".[$goal]"
    [ -x "$venv/bin/pip" ] || "$(find_python)" -m venv --clear "$venv"
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore \
        "$venv/bin/pip" install --quiet -e "$what" -c constraints.txt
    "$venv/bin/python" -m compileall -q scorecard ui
}

install_packages
require_python
# What the app is made with depends on the Python that may only have come now.
if [ "$goal" = build ]; then install_packages; fi
install_extras
install_python_packages
