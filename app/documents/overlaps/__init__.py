"""The overlap report as files: a spreadsheet to work in, and a PDF to read."""
