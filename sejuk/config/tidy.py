"""What goes by itself of the parts that Sejuk is made of: sessions that ended, results of tasks, tries that were counted."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.core.management import call_command
from django_tasks import task

from sejuk.org import brake

RESULT_DAYS = 14  # a task that failed says why for so long


@task()
def drop_old_sessions() -> None:
    """Every day: sessions of browsers that ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@task()
def drop_task_results() -> None:
    """Every day: what became of tasks that ended."""
    call_command("prune_db_task_results", min_age_days=RESULT_DAYS, verbosity=0)


@task()
def drop_old_tries() -> int:
    """Every hour: tries that the brake counted, and which accounts an address knew."""
    return brake.drop_old()
