"""Wires the house: start order, paths, settings, logging, crash report."""

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; return the exit code."""
    from carloan_desk.app.arguments import parse

    arguments = parse(argv)
    if arguments.smoke_test:
        from carloan_desk.app.smoke import smoke_test

        return smoke_test()
    if arguments.tour is not None:
        from carloan_desk.app.tour import tour

        return tour(arguments)
    from carloan_desk.app.start import Program

    return Program(arguments).run()
