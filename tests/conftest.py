"""What all tests share: Qt without a display, in the light theme; examples without a deadline."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# company_fixtures.py is for several folders.
sys.path.insert(0, str(Path(__file__).parent))

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A busy machine is no reason to fail: what must be fast is measured by the benchmark.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """The platform without a display says what it cannot do to a window; that is no fault of ours.

    As in the app, garbage is collected on the window's thread alone, here between the tests.
    """
    gc.disable()
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what the test left, once its fixtures are gone: windows that linger slow down the others."""
    gc.collect(1)
