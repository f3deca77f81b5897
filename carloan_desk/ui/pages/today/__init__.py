"""Today: what is due, in an order that can be explained and changed, each done in place; and the calendar of it."""

from carloan_desk.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
