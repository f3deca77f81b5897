"""Files from and for other programs: spreadsheets, calendars, lender PDFs."""
