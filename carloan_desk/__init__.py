"""CarLoan Desk (车贷工作台): the desk of one car-loan account manager."""

__version__ = "0.1.0"
