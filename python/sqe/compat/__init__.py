"""Functions and classes with the names and arguments of other packages: a script changes one import.

docs/python.md says what differs. Where the other package returns a number that stands for a failure,
these raise `sqe.UndefinedScoreError` with the reason.
"""
