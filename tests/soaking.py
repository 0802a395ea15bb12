"""Whether the tests are asked to go on for much longer, as `make soak` does."""

import os

SOAKING = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
