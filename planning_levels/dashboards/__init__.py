"""Dashboards: figures, tables, charts of all visible missions and of one, for pages, API and files."""
