"""What all tests share: Qt without a display, in the light theme."""

from __future__ import annotations

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_configure(config: pytest.Config) -> None:
    """The platform without a display says what it cannot do to a window; that is no fault of ours."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")
