"""Tests run what follows from an event at once, in the same process, and hear of it when it fails."""

from __future__ import annotations

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend


class AtOnce(ImmediateBackend):
    """Runs what follows from an event at once, and fails loudly when it fails."""

    def _execute_task(self, task_result: Any) -> None:
        super()._execute_task(task_result)
        if task_result.errors:
            raise AssertionError(task_result.errors[0].traceback)
