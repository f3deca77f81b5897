"""Starts CarLoan Desk as ``python -m carloan_desk``."""

from carloan_desk.app import main

raise SystemExit(main())
