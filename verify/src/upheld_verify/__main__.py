"""`python -m upheld_verify` is `upheld-verify`."""

from __future__ import annotations

import sys

from .cli import main

sys.exit(main())
