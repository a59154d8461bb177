"""Registers as spreadsheets: out as CSV and XLSX, in again with a preview of what will change.

A sheet is read into a table of texts (`delimited`, `workbook`), set against the rows as they stand
(`planning`), and stored in one act (`applying`). Nothing is stored while anything in it is wrong.
"""
