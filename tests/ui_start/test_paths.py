from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.paths import documents


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system says where documents are")
def test_a_new_company_is_offered_in_a_folder_that_is_there(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    assert documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"
