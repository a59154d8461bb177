"""Packed office files from outside (.docx, .xlsx): looked into before any library opens one."""
