"""Every dialog, opened on the demo, by area."""

from tests.ui.makers import clients, day, deals, loans, papers, pay

MAKERS = clients.MAKERS | deals.MAKERS | papers.MAKERS | loans.MAKERS | pay.MAKERS | day.MAKERS
