"""Tests of Word drafts."""
