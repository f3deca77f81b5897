"""Starts CarLoan Desk from the source tree."""

from carloan_desk.app import main

if __name__ == "__main__":
    raise SystemExit(main())
