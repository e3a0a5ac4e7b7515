"""Stop the PostgreSQL of SEJUK_DATABASE_URL as a crash does, and start it again: ``tools/pg --durable -- …`` lends one for that.

Only a cluster that ``tools/pg`` made is touched; nobody else's work hangs on it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg

MADE_BY_US = "sejuk-pg-"


def main() -> int:
    """Restart it; the exit code is ``pg_ctl``'s."""
    with psycopg.connect(os.environ["SEJUK_DATABASE_URL"], connect_timeout=10) as line:
        (named,) = line.execute("SHOW data_directory").fetchone() or ("",)
    data = Path(named)
    if not data.parent.name.startswith(MADE_BY_US):
        sys.exit(f"{data} was not made by tools/pg: restart that cluster yourself.")
    postmaster = (data / "postmaster.pid").read_text().split()[0]
    program = Path(f"/proc/{postmaster}/exe").resolve().parent / "pg_ctl"
    owner = data.stat()
    person = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    command = [str(program), "-D", str(data), "-m", "immediate", "-w", "-t", "60", "-l", str(data.parent / "log"), "restart"]
    quiet = subprocess.DEVNULL
    done = subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=quiet, cwd=data.parent, **person)  # type: ignore[call-overload]
    return int(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
