"""Models between what services return and Qt's views."""
