"""Every address of the application has a row here that names its scope; one without a row is not answered.

`table` has the rows, `scopes` says what each scope lets through, `gate` stands before all pages and the API,
and `views` records who has read what is classified.
"""
