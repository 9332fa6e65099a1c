"""Who the program is to each system: its name, its number, and the files that it opens."""

from __future__ import annotations

from typing import Any

from scorecard import APP_ID as APP_ID

NAME = "Scorecard"
MAKER = "Scorecard contributors"
SUMMARY = "Weekly, monthly and quarterly scorecards from your own spreadsheets"
RIGHTS = "© 2026 Scorecard contributors. MIT licence."
SUFFIX = "scorecard"
MEDIA_TYPE = "application/x-scorecard"
COMPANY_FILE = "Scorecard company"
_COMPANY_TYPE = f"{APP_ID}.company"

_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0
  ),
  kids=[
    StringFileInfo([StringTable("040904B0", [
{strings}
    ])]),
    VarFileInfo([VarStruct("Translation", [0x409, 0x4B0])]),
  ],
)
"""


def windows_version(version: str, file: str) -> str:
    """What the properties of a program's file say on Windows, in the form that PyInstaller reads."""
    told = {
        "CompanyName": MAKER,
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": RIGHTS,
        "OriginalFilename": file,
        "ProductName": NAME,
        "ProductVersion": version,
    }
    strings = "\n".join(f"      StringStruct({name!r}, {text!r})," for name, text in told.items())
    return _RESOURCE.format(numbers=four_numbers(version), strings=strings)


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as the four numbers that Windows wants. Raises ValueError for one that has other parts."""
    numbers = [int(part) for part in version.split(".")]
    major, minor, patch, build = (*numbers, 0, 0, 0, 0)[:4]
    return major, minor, patch, build


def mac_info() -> dict[str, Any]:
    """What macOS is told beside name, number and icon: which files the program owns and opens."""
    return {
        # What Qt 6.11 runs on: https://doc.qt.io/qt-6.11/macos.html
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": RIGHTS,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": COMPANY_FILE,
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "company.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_COMPANY_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _COMPANY_TYPE,
                "UTTypeDescription": COMPANY_FILE,
                "UTTypeIconFile": "company.icns",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [SUFFIX],
                    "public.mime-type": [MEDIA_TYPE],
                },
            }
        ],
    }
