"""Becomes the program that its arguments name, and ends when the simulator ends, however that ends."""

from __future__ import annotations

import os
import sys

from sejuk.config.alone import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - our own programs, without a shell
