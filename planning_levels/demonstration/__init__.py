"""The demonstration: three missions told through the verbs, at their own date, with fictional persons.

`people` makes the sign-ins, `stage` carries out one act after another at a moving date, `prose` holds what
the outputs say, `south_sudan` the rows and the order of events. Nothing here skips the door: what a user
may not do, the demonstration cannot do either.
"""
