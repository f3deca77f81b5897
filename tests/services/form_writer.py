"""Fills a form answer by answer until it is killed: ``python -m tests.services.form_writer FOLDER KEY DEAL``."""

import sys
from datetime import datetime
from pathlib import Path

from carloan_desk.services import applications, workspaces


def main() -> None:
    folder, key, deal_id = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
    workspace = workspaces.open(folder, key, datetime.now)
    for number in range(10_000):
        applications.save_answers(workspace, deal_id, {("sales_consultant", "colour")[number % 2]: f"字{number}"})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
