"""Waiting for what an editor does in its own time."""

import time

#: How long an editor may take for anything, in seconds.
PATIENCE = 20.0


def until(condition, what: str):
    """Waits until `condition` gives something that counts, and returns it."""
    end = time.monotonic() + PATIENCE
    while True:
        if found := condition():
            return found
        assert time.monotonic() < end, f"waited in vain for {what}"
        # An editor has no way to tell that something became true, so it is asked again.
        time.sleep(0.01)
