"""Deals: all of them at a glance, and the walk of one."""

from carloan_desk.ui.pages.deals.page import DealsPage

__all__ = ["DealsPage"]
