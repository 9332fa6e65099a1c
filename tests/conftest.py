"""What all tests share: Qt without a display, in the light theme."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
