"""What the systems are told of the built app agrees: its version, and the files that it opens."""

from __future__ import annotations

import configparser
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scorecard import __version__
from scorecard.store.dialect import APPLICATION_ID
from tools.packing import carried, icons, identity, licences, linux
from tools.packing.sizes import sizes

ROOT = Path(__file__).parents[2]
KINDS = {"x": "http://www.freedesktop.org/standards/shared-mime-info"}


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    linux.write_share(folder, __version__, date(2026, 11, 23))
    return folder / "share"


def test_the_desktop_entry_opens_the_kind_of_file_that_the_system_is_taught(share: Path):
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / f"{identity.APP_ID}.desktop", encoding="utf-8")
    kind = ElementTree.parse(share / "mime" / "packages" / f"{identity.APP_ID}.xml").getroot()[0]
    assert entry["Desktop Entry"]["MimeType"] == f"{identity.MEDIA_TYPE};"
    assert entry["Desktop Entry"]["Exec"] == "Scorecard %f"
    assert kind.attrib["type"] == identity.MEDIA_TYPE
    assert [each.attrib["pattern"] for each in kind.findall("x:glob", KINDS)] == [f"*.{identity.SUFFIX}"]


def test_a_company_is_known_by_its_first_bytes_too(share: Path):
    text = (share / "mime" / "packages" / f"{identity.APP_ID}.xml").read_text(encoding="utf-8")
    assert f'offset="68" value="{APPLICATION_ID.to_bytes(4).decode()}"' in text


def test_every_icon_that_is_named_is_there(share: Path):
    for name in (f"apps/{identity.APP_ID}", "mimetypes/application-x-scorecard"):
        for side in icons.LINUX_SIZES:
            data = (share / "icons" / "hicolor" / f"{side}x{side}" / f"{name}.png").read_bytes()
            assert struct.unpack(">II", data[16:24]) == (side, side)
        assert (share / "icons" / "hicolor" / "scalable" / f"{name}.svg").exists()


def test_the_version_is_written_in_one_place(share: Path):
    metainfo = share / "metainfo" / f"{identity.APP_ID}.metainfo.xml"
    release = ElementTree.parse(metainfo).getroot().find("releases/release")
    assert release is not None
    assert release.attrib == {"version": __version__, "date": "2026-11-23"}
    assert f"('ProductVersion', '{__version__}')" in identity.windows_version(__version__, "Scorecard.exe")
    texts = [ROOT / "build.spec", *(path for path in (ROOT / "packaging").rglob("*") if path.is_file())]
    assert [path.name for path in texts if __version__ in path.read_text(encoding="utf-8")] == []


def test_windows_has_four_numbers_and_a_text():
    text = identity.windows_version("1.2.3", "Scorecard.exe")
    compile(text, "version", "eval")
    assert "filevers=(1, 2, 3, 0), prodvers=(1, 2, 3, 0)" in text


def test_windows_opens_companies_with_the_program():
    text = (ROOT / "packaging" / "windows" / "scorecard.iss").read_text(encoding="utf-8")
    assert rf'Subkey: "Software\Classes\.{identity.SUFFIX}"' in text
    assert f'ValueData: "{identity.MEDIA_TYPE}"' in text
    assert r'ValueData: """{app}\Scorecard.exe"" ""%1"""' in text
    assert 'Source: "..\\..\\build\\icons\\company.ico"' in text


def test_macos_opens_companies_with_the_program():
    info = identity.mac_info()
    (kind,), (declared,) = info["CFBundleDocumentTypes"], info["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == [identity.SUFFIX]


def test_icons_of_windows_and_macos_hold_each_size():
    pictures = {side: icons.png(icons.APP, side) for side in (*icons.WINDOWS_SIZES, 128, 512, 1024)}
    ico = icons.ico({side: pictures[side] for side in icons.WINDOWS_SIZES})
    for index, side in enumerate(icons.WINDOWS_SIZES):
        length, place = struct.unpack_from("<II", ico, 6 + 16 * index + 8)
        assert ico[place : place + length] == pictures[side]
    icns = icons.icns(pictures)
    assert struct.unpack(">I", icns[4:8]) == (len(icns),)
    assert all(kind in icns for kind in icons.MAC_KINDS)


def test_only_what_is_used_is_carried():
    def imports(source: str) -> Iterable[tuple[str, None]]:
        return [("libQt6Gui.so.6", None)] if "xcb" in source else []

    binaries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/qt/libqxcb.so", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "/qt/libqeglfs.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/qt/libQt6Network.so.6", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
        ("PySide6/QtGui.abi3.so", "/qt/QtGui.abi3.so", "EXTENSION"),
    ]
    kept = carried.used_binaries(binaries, imports)
    assert {Path(place).name for place, _, _ in kept} == {
        *("libqxcb.so", "libQt6Gui.so.6", "libpython3.11.so.1.0", "QtGui.abi3.so")
    }
    datas = [
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
        ("PySide6/Qt/translations/qt_de.qm", "/qt/qt_de.qm", "DATA"),
    ]
    assert carried.used_data(datas, kept) == datas[:1]


def test_each_file_is_counted_to_its_part(tmp_path: Path):
    for name, size in {"Scorecard": 5, "_internal/PySide6/a.so": 7, "_internal/libz.so.1": 3}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert sizes(tmp_path) == {"program and all Python code": 5, "Qt": 7, "system libraries": 3}


def test_the_spec_takes_the_version_of_the_program():
    text = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert re.search(r"^from scorecard import __version__$", text, re.MULTILINE)
    assert "version=__version__" in text
    assert "identity.windows_version(__version__" in text


def test_names_and_kinds_of_file_agree_in_all_that_the_systems_are_told(share: Path):
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / f"{identity.APP_ID}.desktop", encoding="utf-8")
    told = ElementTree.parse(share / "metainfo" / f"{identity.APP_ID}.metainfo.xml").getroot()
    installer = (ROOT / "packaging" / "windows" / "scorecard.iss").read_text(encoding="utf-8")
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    script = (ROOT / "packaging" / "linux" / "install.sh").read_text(encoding="utf-8")
    assert (told.findtext("id"), told.findtext("name")) == (identity.APP_ID, identity.NAME)
    assert told.findtext("summary") == entry["Desktop Entry"]["Comment"] == identity.SUMMARY
    assert told.findtext("launchable") == f"{identity.APP_ID}.desktop"
    assert told.findtext("provides/mediatype") == identity.MEDIA_TYPE
    assert entry["Desktop Entry"]["Name"] == identity.NAME
    assert entry["Desktop Entry"]["Icon"] == told.findtext("icon") == identity.APP_ID
    assert f"\nAppName={identity.NAME}\n" in installer
    assert installer.count(f'AppUserModelID: "{identity.APP_ID}"') == 2
    assert f'ValueData: "{identity.COMPANY_FILE}"' in installer
    assert "bundle_identifier=identity.APP_ID" in spec
    assert f"\nid={identity.APP_ID}\n" in script


def test_a_mac_knows_from_which_system_on_the_app_runs():
    assert re.fullmatch(r"\d+\.\d+", identity.mac_info()["LSMinimumSystemVersion"])


@pytest.mark.parametrize(
    ("tool", "place", "ending"),
    [
        (["desktop-file-validate"], "applications", "desktop"),
        (["appstreamcli", "validate", "--no-net"], "metainfo", "metainfo.xml"),
    ],
    ids=["desktop entry", "metainfo"],
)
def test_the_tools_of_packagers_find_no_fault(share: Path, tool: list[str], place: str, ending: str):
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    file = share / place / f"{identity.APP_ID}.{ending}"
    done = subprocess.run([*tool, str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_licences_of_python_and_of_a_library_of_the_system_are_carried(tmp_path: Path):
    library = next(map(str, Path("/usr/lib").glob("*/libz.so.1")), "")
    found = licences.write_licences(tmp_path / "licences", [library] if library else [])
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in (tmp_path / "licences" / "Python.txt").read_text("utf-8")
    assert {path.stem for path in (tmp_path / "licences").iterdir()} == set(found)
    if library and shutil.which("dpkg"):
        assert "zlib1g" in found


def test_charts_do_without_opengl():
    code = (
        "import runpy, sys\n"
        "runpy.run_path('tools/packing/without_opengl.py')\n"
        "import pyqtgraph\n"
        "from ui.trends import canvas\n"
        "print(sys.modules['PySide6.QtOpenGL'].__spec__)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "None\n"), done.stderr
