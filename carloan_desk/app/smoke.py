"""Placeholder until below."""
