#!/bin/sh
# Installs Scorecard from the folder that this lies in, or takes it away again. Needs no Python.
#
#   ./install.sh                      for this user, below ~/.local
#   ./install.sh /usr/local           for all users
#   ./install.sh --remove [PREFIX]
set -eu
id=app.scorecard.Scorecard
remove=false
if [ "${1:-}" = --remove ]; then remove=true; shift; fi
prefix="${1:-$HOME/.local}"
here="$(cd "$(dirname "$0")" && pwd)"

rm -rf "$prefix/lib/scorecard"
rm -f "$prefix/bin/scorecard" "$prefix/bin/Scorecard"
rm -f "$prefix/share/applications/$id.desktop" "$prefix/share/metainfo/$id.metainfo.xml" \
    "$prefix/share/mime/packages/$id.xml" "$prefix"/share/icons/hicolor/*/apps/$id.* \
    "$prefix"/share/icons/hicolor/*/mimetypes/application-x-scorecard.*

if ! $remove; then
    mkdir -p "$prefix/lib/scorecard" "$prefix/bin" "$prefix/share"
    cp -R "$here/Scorecard" "$here/_internal" "$prefix/lib/scorecard/"
    cp -R "$here/share/." "$prefix/share/"
    # By its whole path: the desktop may not know of ~/.local/bin.
    sed -i -E "s,^(TryExec|Exec)=Scorecard,\1=$prefix/lib/scorecard/Scorecard," \
        "$prefix/share/applications/$id.desktop"
    ln -s ../lib/scorecard/Scorecard "$prefix/bin/scorecard"
fi

# The desktop sees the change at once where it has these; else when it next starts.
command -v update-mime-database >/dev/null && update-mime-database "$prefix/share/mime" || true
command -v update-desktop-database >/dev/null && update-desktop-database -q "$prefix/share/applications" || true
command -v gtk-update-icon-cache >/dev/null && gtk-update-icon-cache -q -t -f "$prefix/share/icons/hicolor" || true
if $remove; then echo "Scorecard was removed from $prefix."; else echo "Scorecard is installed in $prefix."; fi
