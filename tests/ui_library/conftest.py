from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import ask, in_light, session

__all__ = ["ask", "in_light", "session"]
