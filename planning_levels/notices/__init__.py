"""Telling people what concerns them: derived from the record, shown on a page, sent by mail.

`telling` reads the record, `found` what the worker did, `reminding` the dates; each writes `Notice` rows.
`weighing` decides which of them are mailed and when, `sending` sends, `letters` words, `shown` is for pages.
"""
