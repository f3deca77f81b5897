"""Wires the house: start order, paths, settings, logging, single instance, crash report."""
