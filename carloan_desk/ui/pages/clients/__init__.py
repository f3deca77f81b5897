"""The page of clients: their list, and one of them."""

from carloan_desk.ui.pages.clients.page import ClientsPage

__all__ = ["ClientsPage"]
