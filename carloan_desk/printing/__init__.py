"""Paper: PDFs made with reportlab."""
